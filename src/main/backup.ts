import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { openFileStore } from '../platform/files/index.ts';
import {
  DumpFault,
  dumpDatabase,
  loadDatabase,
  migrationOf,
  seesEveryRow,
  type Dump,
} from '../platform/postgres/dump.ts';
import { withAdmin } from '../platform/postgres/connect.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import type { OpenedDatabase } from './open-database.ts';

export interface BackupParts {
  database: OpenedDatabase;
  secrets: Secrets;
  /** The installation's folder: landed files, snapshots and the checkpoints kept outside the database are in it. */
  folder: string;
}

export interface BackupFigures {
  tables: number;
  rows: number;
  takenAt: string;
}

const manifestName = 'manifest.json';
/** Folders a backup carries: landed files (encrypted already), analysis snapshots (nameless), the audit's checkpoints. */
const carried = ['files', 'snapshots', 'audit'];

/** Writes a backup into `target`, a new folder: every row of one instant, the landed files, the audit's checkpoints. Encrypted; the keys stay behind. */
export async function makeBackup(parts: BackupParts, target: string): Promise<Result<BackupFigures>> {
  if (existsSync(join(target, manifestName)))
    return refuse('conflict', 'backup/exists', `There is already a backup in ${target}. Give a new folder.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const store = openFileStore(join(target, 'tables'), parts.secrets.key('backup'));
  return withAdmin({ ...parts.database.admin, database: parts.database.server.database }, async (admin) => {
    if (!(await seesEveryRow(admin)))
      return refuse(
        'refused',
        'backup/held-back',
        'Row-level security holds this login back, so a backup would be incomplete. Use the server’s own backup, or a login with BYPASSRLS.',
      );
    const dump = await dumpDatabase(
      admin,
      async (bytes) => {
        const kept = await store.put(bytes);
        if (!kept.ok) throw new Error(kept.refusal.message);
        return kept.value.sha256;
      },
      async () => copyFolders(parts.folder, target),
    );
    const manifest = JSON.stringify(dump, undefined, 1);
    writeFileSync(join(target, `${manifestName}.mac`), macOf(parts.secrets, manifest), {
      mode: 0o600,
      flush: true,
    });
    writeFileSync(join(target, manifestName), manifest, { mode: 0o600, flush: true });
    return ok(figuresOf(dump));
  });
}

/** Puts a backup into a database and folder that hold nothing yet, and proves that every table is what was backed up. */
export async function restoreBackup(parts: BackupParts, from: string): Promise<Result<BackupFigures>> {
  if (!existsSync(join(from, manifestName)))
    return refuse('missing', 'backup/none', `There is no backup in ${from}: it has no ${manifestName}.`);
  const manifest = readFileSync(join(from, manifestName), 'utf8');
  if (!sameMac(readFileSync(join(from, `${manifestName}.mac`), 'utf8'), macOf(parts.secrets, manifest)))
    return refuse(
      'refused',
      'backup/other-keys',
      'This backup was made with other keys, or its list was altered. Put the secrets folder it was made with beside the new installation and try again.',
    );
  const dump = JSON.parse(manifest) as Dump;
  const store = openFileStore(join(from, 'tables'), parts.secrets.key('backup'));
  try {
    return await withAdmin(
      { ...parts.database.admin, database: parts.database.server.database },
      async (admin) => {
        const version = await migrationOf(admin);
        if (version !== dump.migration)
          return refuse(
            'refused',
            'backup/other-version',
            `The backup is of database version ${dump.migration}; this program makes version ${version}. Restore with the program it was made with, then update.`,
          );
        await loadDatabase(admin, dump, (sha256) => store.get(sha256));
        copyFolders(from, parts.folder);
        return ok(figuresOf(dump));
      },
    );
  } catch (thrown) {
    if (thrown instanceof DumpFault) return refuse('refused', 'backup/not-restored', thrown.message);
    throw thrown;
  }
}

function figuresOf(dump: Dump): BackupFigures {
  return {
    tables: dump.tables.length,
    rows: dump.tables.reduce((sum, table) => sum + table.rows, 0),
    takenAt: dump.takenAt,
  };
}

function copyFolders(from: string, to: string): void {
  for (const name of carried)
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
}

function macOf(secrets: Secrets, text: string): string {
  return createHmac('sha256', secrets.key('backup')).update(text).digest('hex');
}

/** Compares without telling, by the time it takes, how much of the two is alike. */
function sameMac(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
