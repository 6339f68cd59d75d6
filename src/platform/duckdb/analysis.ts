import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';

export type AnalysisValue = string | number | boolean | null;
export type AnalysisRow = Record<string, AnalysisValue>;

export interface AnalysisLimits {
  /** Folders whose files it may read and write; nothing outside them can be reached. */
  folders: string[];
  memoryMb: number;
  threads: number;
}

/** The one DuckDB of a process. It holds no table of its own: it reads and writes files in the folders it was given. */
export interface Analysis {
  /** @param values for `$name` in the statement; counts come back as numbers, days and times as text */
  rows<T = AnalysisRow>(statement: string, values?: Record<string, AnalysisValue>): Promise<T[]>;
  run(statement: string, values?: Record<string, AnalysisValue>): Promise<void>;
  close(): void;
}

/**
 * Starts DuckDB with memory and threads limited, no extension that must be fetched, no file outside `folders`, and
 * these settings locked, so that no statement can loosen them.
 */
export async function openAnalysis(limits: AnalysisLimits): Promise<Analysis> {
  const folders = limits.folders.map((folder) => resolve(folder));
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${limits.memoryMb}MB`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: folders[0] ?? '',
  });
  const first = await instance.connect();
  await first.run(`set allowed_directories = [${folders.map(quoted).join(', ')}]`);
  await first.run('set enable_external_access = false');
  await first.run("set timezone = 'UTC'");
  await first.run('set lock_configuration = true');
  first.closeSync();

  async function withConnection<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  return {
    rows: <T>(statement: string, values?: Record<string, AnalysisValue>) =>
      withConnection(async (connection) => {
        const reader = await connection.runAndReadAll(statement, values);
        return reader
          .getRowObjects()
          .map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
          ) as T[];
      }),
    run: (statement, values) =>
      withConnection(async (connection) => {
        await connection.run(statement, values);
      }),
    close: () => instance.closeSync(),
  };
}

/** A text as DuckDB writes it in a statement, for the places where it takes no parameter (settings, file names). */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function plain(value: DuckDBValue): AnalysisValue {
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new Error('a whole number too large to hold exactly');
    return number;
  }
  return value === null || typeof value !== 'object' ? (value as AnalysisValue) : String(value);
}
