import type { Server } from '../platform/postgres/connect.ts';

const variable = 'COMMONWEAL_SERVER';

/** How a child process is told where the database is. No password travels: each derives its own. */
export function environmentFor(server: Server): Record<string, string> {
  return { [variable]: JSON.stringify(server) };
}

export function serverFromParent(): Server {
  const given = process.env[variable];
  if (!given) throw new Error('this part is started by `npm start` or `npm run demo`, not by hand');
  return JSON.parse(given) as Server;
}

/** Resolves on SIGTERM, or when the parent is gone (its channel closes). Ctrl-C is the parent's business. */
export function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => {});
    process.once('SIGTERM', () => resolve());
    process.once('disconnect', () => resolve());
  });
}
