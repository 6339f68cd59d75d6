import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { systemActor } from '../../src/kernel/actor.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { landExtract, registerSource, shippedMappings } from '../../src/pipeline/index.ts';
import { openFileStore } from '../../src/platform/files/index.ts';
import { openGate } from '../../src/platform/gate/gate.ts';
import { readPolicyFiles } from '../../src/platform/policy/policy.ts';
import { connect } from '../../src/platform/postgres/connect.ts';
import type { EmbeddedServer } from '../../src/platform/postgres/embedded/index.ts';
import { prepareDatabase, runtimeLogin, workerRole } from '../../src/platform/postgres/prepare.ts';
import { openQueue } from '../../src/platform/queue/queue.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';

/** A fresh database with one partner, the police, and everything that landing needs: permissions and audit as in real use. */
export async function openLanding(server: EmbeddedServer, folder: string) {
  const secrets = openSecrets(folder);
  const place = { host: server.host, port: server.port, database: 'bench' };
  const admin = { ...place, database: 'postgres', user: server.superuser, password: server.password };
  const prepared = await prepareDatabase(admin, place.database, secrets, []);
  if (!prepared.ok) throw new Error(prepared.refusal.message);
  const looking = new pg.Client({ ...admin, database: place.database });
  await looking.connect();
  await looking.query("insert into partner (no, code, name, kind) values (0, 'police', 'Police', 'police')");
  const database = connect(
    runtimeLogin(place, workerRole, secrets),
    { connections: 4, statementMs: 0 },
    () => {},
  );
  const queue = await openQueue(database.pool, {
    key: secrets.key('queue'),
    supervise: false,
    onError: () => {},
  });
  const gate = openGate({
    db: database.db,
    contextKey: secrets.key('context'),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    policies: readPolicyFiles(),
    queue,
  });
  const files = openFileStore(join(folder, 'files'), secrets.key('files'));
  return {
    gate,
    land: landExtract({ files, sealKey: secrets.key('sealed') }),
    /** Looks underneath, as nobody in the program may. */
    async ask<T extends object>(text: string): Promise<T[]> {
      return (await looking.query<T>(text)).rows;
    },
    async register(source: string): Promise<void> {
      const mapping = shippedMappings().get(source);
      const known = await gate.perform(registerSource, systemActor('setup'), { mapping });
      if (!known.ok) throw new Error(known.refusal.message);
    },
    async close(): Promise<void> {
      await queue.stop();
      await database.close();
      await looking.end();
    },
  };
}
