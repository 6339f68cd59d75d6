import { randomBytes, randomInt } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { referenceLimit, referenceOf } from '../../kernel/reference.ts';
import { answerRoute } from './answer-route.ts';
import { browserCookies } from './browser-cookies.ts';
import type { Drawing } from './draw-page.tsx';
import { isOurProxy, networkOf } from './network.ts';
import type { Route } from './route.ts';
import { addWaysToSayNo } from './say-no.tsx';
import { addSecurityHeaders } from './security-headers.ts';
import { usualLimits, type ServerParts } from './server-parts.ts';

/**
 * The web server, ready to listen or to be asked without a socket (`inject`). Every request passes the same order:
 * headers → session → form from us → route → answer in its layout; whatever is thrown becomes a page with its number.
 */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const limits = { ...usualLimits, ...parts.limits };
  const isSecure = parts.origin?.startsWith('https:') ?? false;
  const app = Fastify({
    logger: false,
    trustProxy: parts.origin === undefined ? false : isOurProxy,
    bodyLimit: limits.formBytes,
    // A person can read it over the telephone, and it is in the log.
    genReqId: () => referenceOf('RQ', randomInt(referenceLimit)),
    requestTimeout: 600_000,
  });
  const cookieKey = parts.secrets.key('cookies');
  const drawing: Drawing = {
    parts,
    formKey: cookieKey,
    cookies: browserCookies({
      isSecure,
      key: cookieKey,
      nowS: () => Math.floor(parts.gate.clock.now().epochMilliseconds / 1000),
    }),
  };

  app.decorateRequest('nonce', '');
  app.decorateRequest('startedAt', 0);
  app.decorateRequest('actor', undefined);
  app.decorateRequest('formHolder', undefined);
  app.decorateRequest('idleOutSeconds', undefined);
  app.addHook('onRequest', async (request) => {
    request.startedAt = performance.now();
    request.nonce = randomBytes(16).toString('base64');
  });
  limitRequestsAtOnce(app, limits.requestsAtOnce);
  logRequests(app, parts);
  await addSecurityHeaders(app, isSecure);
  await app.register(cookie);
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: limits.formBytes });
  // A file over its limit ends early and says so (`isTooLarge`), so that the route can answer in a sentence.
  await app.register(multipart, { throwFileSizeLimit: false });
  await app.register(rateLimit, { global: false, keyGenerator: (request) => networkOf(request.ip) });
  await app.register(staticFiles, {
    root: parts.assets.folder,
    prefix: '/assets/',
    index: false,
    // Their names change with their bytes. Compressed copies lie beside those that gain by it.
    immutable: true,
    maxAge: 31_536_000_000,
    preCompressed: true,
    decorateReply: false,
  });
  addWaysToSayNo(app, drawing);
  app.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok'));
  for (const route of parts.routes) addRoute(app, drawing, route);
  return app;
}

function addRoute(app: FastifyInstance, drawing: Drawing, route: Route): void {
  app.route({
    method: route.method,
    url: route.path,
    config: route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } },
    handler: (request, reply) => answerRoute(drawing, route, request, reply),
  });
}

/** Beyond what the machine can do at once, a quick "come back in a second" keeps the rest quick. */
function limitRequestsAtOnce(app: FastifyInstance, most: number): void {
  let now = 0;
  app.addHook('onRequest', async (_request, reply) => {
    now += 1;
    reply.raw.once('close', () => {
      now -= 1;
    });
    if (now > most)
      return reply.code(503).header('retry-after', 1).type('text/plain').send('Busy: try again in a second.');
  });
}

/** One line a request: which route, never the address itself, which may hold what someone looked for. */
function logRequests(app: FastifyInstance, { log }: ServerParts): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        event: 'web.request',
        requestId: request.id,
        route: `${request.method} ${request.routeOptions.url ?? 'none'}`,
        status: reply.statusCode,
        ms: Math.round(performance.now() - request.startedAt),
      },
      'answered',
    );
  });
}
