import type { FastifyRequest } from 'fastify';
import type { Session } from '../../platform/session/index.ts';
import type { Drawing } from './draw-page.tsx';

/** Who holds this browser: reads its session, and when that is open lets the page be drawn as theirs. */
export async function recognise(
  drawing: Drawing,
  request: FastifyRequest,
  isQuiet = false,
): Promise<Session | undefined> {
  const token = drawing.cookies.session(request);
  const session = token === undefined ? undefined : await drawing.parts.sessions.read(token, isQuiet);
  if (session?.actor) {
    request.actor = session.actor;
    request.idleOutSeconds = session.idleOutSeconds;
    request.formHolder = `session ${session.idHash}`;
  }
  return session;
}
