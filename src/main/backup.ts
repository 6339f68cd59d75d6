import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { checkpointsPath } from '../platform/audit/sequencer.ts';
import { openFileStore } from '../platform/files/index.ts';
import { DumpFault, dumpDatabase, loadDatabase, type Dump } from '../platform/postgres/dump.ts';
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
/** Folders of the installation that a backup carries; the files in them are encrypted already. */
const carried = ['files'];

/** Writes a backup into `target`, a new folder: every row of one instant, the landed files, the audit's checkpoints. Encrypted; the keys stay behind. */
export async function makeBackup(parts: BackupParts, target: string): Promise<Result<BackupFigures>> {
  if (existsSync(join(target, manifestName)))
    return refuse('conflict', 'backup/exists', `There is already a backup in ${target}. Give a new folder.`);
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const store = openFileStore(join(target, 'tables'), parts.secrets.key('backup'));
  const admin = new pg.Client({ ...parts.database.admin, database: parts.database.server.database });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ free: boolean }>(
      'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.free)
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
  } finally {
    await admin.end();
  }
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
  const admin = new pg.Client({ ...parts.database.admin, database: parts.database.server.database });
  await admin.connect();
  try {
    const { rows } = await admin.query<{ version: number }>(
      'select max(version)::int as version from schema_version',
    );
    if (rows[0]?.version !== dump.migration)
      return refuse(
        'refused',
        'backup/other-version',
        `The backup is of database version ${dump.migration}; this program makes version ${rows[0]?.version}. Restore with the program it was made with, then update.`,
      );
    await loadDatabase(admin, dump, (sha256) => store.get(sha256));
    copyFolders(from, parts.folder);
    return ok(figuresOf(dump));
  } catch (thrown) {
    if (thrown instanceof DumpFault) return refuse('refused', 'backup/not-restored', thrown.message);
    throw thrown;
  } finally {
    await admin.end();
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
  if (existsSync(checkpointsPath(from))) {
    mkdirSync(join(to, 'audit'), { recursive: true, mode: 0o700 });
    cpSync(checkpointsPath(from), checkpointsPath(to));
  }
}

function macOf(secrets: Secrets, text: string): string {
  return createHmac('sha256', secrets.key('backup')).update(text).digest('hex');
}

function sameMac(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
