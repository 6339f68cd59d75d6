import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { Db } from '../../kernel/use-case.ts';

/**
 * COPY inside a transaction that Kysely holds. Kysely hides its connection, so the statement goes through it with the
 * data as its one parameter, and the connection, which `allowCopy` taught to, streams instead of binding.
 */
class CopyIn {
  readonly parts: readonly Buffer[];
  constructor(parts: readonly Buffer[]) {
    this.parts = parts;
  }
}

class CopyOut {
  readonly take: (part: Buffer) => void | Promise<void>;
  constructor(take: (part: Buffer) => void | Promise<void>) {
    this.take = take;
  }
}

/** Teaches every connection of a pool to copy. */
export function allowCopy(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
    const query = (...args: unknown[]): unknown => {
      const [statement, parameters] = args;
      const first: unknown = Array.isArray(parameters) ? parameters[0] : undefined;
      if (first instanceof CopyIn) return copyIn(client, statement as string, first);
      if (first instanceof CopyOut) return copyOut(client, statement as string, first);
      return plain(...args);
    };
    client.query = query as typeof client.query;
    runs.set(client, plain);
  });
}

const runs = new WeakMap<pg.PoolClient, (...args: unknown[]) => unknown>();

async function copyIn(client: pg.PoolClient, statement: string, { parts }: CopyIn): Promise<object> {
  const stream = from(statement);
  runs.get(client)!(stream);
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject).on('finish', resolve);
    for (const part of parts) stream.write(part);
    stream.end();
  });
  return { command: 'COPY', rowCount: stream.rowCount, rows: [{ count: stream.rowCount }] };
}

async function copyOut(client: pg.PoolClient, statement: string, { take }: CopyOut): Promise<object> {
  const stream = to(statement);
  runs.get(client)!(stream);
  for await (const part of stream) await take(part as Buffer);
  return { command: 'COPY', rowCount: stream.rowCount, rows: [{ count: stream.rowCount }] };
}

/**
 * Sends rows in.
 *
 * @param statement `copy … from stdin …`; its table must be free of row-level security (a temporary one)
 * @returns how many rows the database took
 */
export async function copyInto(db: Db, statement: string, parts: readonly Buffer[]): Promise<number> {
  const { rows } = await db.executeQuery<{ count: number }>(
    CompiledQuery.raw(statement, [new CopyIn(parts)]),
  );
  return rows[0]!.count;
}

/**
 * Gets rows out, part by part.
 *
 * @param statement `copy (select …) to stdout …`; row-level security holds as for the query itself
 * @returns how many rows came
 */
export async function copyFrom(
  db: Db,
  statement: string,
  take: (part: Buffer) => void | Promise<void>,
): Promise<number> {
  const { rows } = await db.executeQuery<{ count: number }>(
    CompiledQuery.raw(statement, [new CopyOut(take)]),
  );
  return rows[0]!.count;
}
