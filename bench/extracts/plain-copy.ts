import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import type { EmbeddedServer } from '../../src/platform/postgres/embedded/index.ts';

/**
 * What this machine and this database can do at best today: the lines of a file copied into one column by PostgreSQL's own
 * COPY, durably, with nothing checked, mapped, keyed or protected.
 *
 * @returns rows a second
 */
export async function plainCopy(server: EmbeddedServer, path: string): Promise<number> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    database: 'postgres',
    user: server.superuser,
    password: server.password,
  });
  await client.connect();
  try {
    await client.query('drop table if exists line; create table line (content text)');
    const began = performance.now();
    // Neither character occurs in text, so each line is one value as it stands.
    const into = client.query(
      from(String.raw`copy line from stdin (format csv, delimiter E'\x01', quote E'\x02')`),
    );
    await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), into);
    return into.rowCount / ((performance.now() - began) / 1000);
  } finally {
    await client.end();
  }
}
