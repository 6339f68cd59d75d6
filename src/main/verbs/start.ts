import { readConfig } from '../../platform/config/config.ts';
import { supervise } from '../supervise.ts';
import { exitCodes, say, sayNo } from './verb.ts';

/** Runs the installation until it is told to stop. */
export async function start(): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) return sayNo(config.refusal);
  const running = await supervise({ config: config.value, fictional: false, say });
  if (!running.ok) return sayNo(running.refusal);
  say(`Commonweal runs at ${config.value.origin ?? running.value.address}. Ctrl-C stops it.`);
  return untilStopped(running.value);
}

/** Waits for Ctrl-C or SIGTERM (a second one is not needed), stops everything cleanly and says that the data is kept. */
export async function untilStopped(running: {
  ended: Promise<void>;
  stop(): Promise<void>;
}): Promise<number> {
  let asked = false;
  const stop = () => {
    if (asked) return;
    asked = true;
    say('Stopping; the data is kept.');
    void running.stop();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  await running.ended;
  return asked ? exitCodes.done : exitCodes.refused;
}
