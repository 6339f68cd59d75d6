import type { Result } from '../../kernel/result.ts';
import { makeBackup, restoreBackup, type BackupFigures } from '../backup.ts';
import { withInstallation } from './verb.ts';

export function backup(target: string): Promise<Result<BackupFigures>> {
  return withInstallation(({ database, secrets, config }) =>
    makeBackup({ database, secrets, folder: config.folder }, target),
  );
}

export function restore(from: string): Promise<Result<BackupFigures>> {
  return withInstallation(
    ({ database, secrets, config }) => restoreBackup({ database, secrets, folder: config.folder }, from),
    true,
  );
}

export function describeBackup(figures: BackupFigures): string {
  return `${figures.rows.toLocaleString('en-GB')} rows of ${figures.tables} tables, as they stood at ${figures.takenAt}.`;
}
