import { setInterval } from 'node:timers';
import { openSigner } from '../platform/audit/leaf-hash.ts';
import { keepSequencing } from '../platform/audit/sequencer.ts';
import { readConfig } from '../platform/config/config.ts';
import { describeError } from '../platform/log/log.ts';
import { sweepContexts } from '../platform/postgres/context-token.ts';
import { runQueued } from '../platform/queue/run-queued.ts';
import { auditSigningSeed } from '../platform/secrets/secrets.ts';
import { compose } from './compose.ts';
import { keepHouse } from './keep-house.ts';
import { wireFeatures } from './features.ts';
import { serverFromParent, whenToldToStop } from './process-life.ts';

const sequenceEveryMs = 500;
const sweepEveryMs = 60_000;
const tidyEveryMs = 24 * 3_600_000;

/** The worker: long work from the queue, the audit's chain, housekeeping. Holds the audit's signing key; the web does not. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.refusal.message);
  const parts = await compose(config.value, serverFromParent(), 'worker');
  const { database, secrets, gate, queue, log } = parts;
  const { jobs, follows } = wireFeatures({ folder: config.value.folder, secrets });
  const contextKey = secrets.key('context');
  const stopping = new AbortController();
  const tell = (thrown: unknown) =>
    log.error({ error: describeError(thrown) }, 'the audit’s sequencer failed and will try again');
  const sequencing = keepSequencing(
    {
      db: database.db,
      contextKey,
      signer: openSigner(auditSigningSeed(config.value.folder)),
      folder: config.value.folder,
    },
    sequenceEveryMs,
    stopping.signal,
    tell,
  );
  const sweeping = setInterval(() => {
    sweepContexts(database.db).catch((thrown: unknown) =>
      log.warn({ error: describeError(thrown) }, 'past contexts were not swept'),
    );
  }, sweepEveryMs);
  const tidy = () => {
    keepHouse(gate, process.env['COMMONWEAL_FICTIONAL'] === '1').catch((thrown: unknown) =>
      log.warn({ error: describeError(thrown) }, 'the daily housekeeping failed and is tried again tomorrow'),
    );
  };
  tidy();
  const tidying = setInterval(tidy, tidyEveryMs);
  await runQueued({ db: database.db, contextKey, gate, queue, log, follows }, jobs);
  log.info({ event: 'worker.ready', count: jobs.length }, 'the worker is ready');
  process.send?.({ ready: true });
  await whenToldToStop();
  stopping.abort();
  clearInterval(sweeping);
  clearInterval(tidying);
  await sequencing;
  await parts.close();
  process.exit(0);
}

await main();
