import type { FastifyInstance } from 'fastify';

const mostTries = 20;

/**
 * Listens on the port, or, where that is allowed, on the next one that is free, and says so.
 *
 * @returns the address to type: `http://127.0.0.1:8443`
 * @throws when the port is taken and the next may not be tried
 */
export async function listen(
  app: FastifyInstance,
  wanted: { host: string; port: number; triesNext: boolean },
): Promise<string> {
  for (let port = wanted.port; ; port++) {
    try {
      const address = await app.listen({ host: wanted.host, port });
      if (port !== wanted.port) process.stderr.write(`Port ${wanted.port} is taken, so this uses ${port}.\n`);
      return address;
    } catch (thrown) {
      const taken = (thrown as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (taken && wanted.triesNext && port - wanted.port < mostTries) continue;
      if (taken)
        throw new Error(`port ${port} is taken: end what uses it, or set COMMONWEAL_PORT to another`, {
          cause: thrown,
        });
      throw thrown;
    }
  }
}
