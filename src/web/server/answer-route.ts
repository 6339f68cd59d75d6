import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemActor, type Actor } from '../../kernel/actor.ts';
import { mayPerform } from '../../platform/gate/gate.ts';
import type { Session } from '../../platform/session/index.ts';
import { csrfField } from '../forms/csrf.tsx';
import { deviceName } from './device-name.ts';
import type { Drawing } from './draw-page.tsx';
import { networkOf } from './network.ts';
import { recognise } from './recognise.ts';
import { readUpload, type ReadForm } from './read-upload.ts';
import {
  freshCodeField,
  refused,
  type Answer,
  type Arrival,
  type Asked,
  type FormBody,
  type OpenRoute,
  type Route,
} from './route.ts';
import { formTokenFor, isFormTokenFor, isFromUs } from './same-origin.ts';
import { sayExpiredForm } from './say-no.tsx';
import { sendAnswer } from './send-answer.tsx';

/** One request to one route: who asks, whether the form is ours, what the route answers. */
export async function answerRoute(
  drawing: Drawing,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { cookies } = drawing;
  const session =
    route.access === 'anyone' ? undefined : await recognise(drawing, request, !isOpen(route) && route.quiet);
  const isStaff = !isOpen(route);
  if (route.access !== 'anyone' && (!session || isStaff !== (session.stage === 'open')))
    return sendToSignIn(drawing, request, reply, session);

  // Before there is a session, forms are tied to a token of the browser's own.
  if (!isStaff)
    request.formHolder = `browser ${request.method === 'POST' ? (cookies.knownFormToken(request) ?? '') : cookies.formToken(request, reply)}`;

  const read = await readForm(drawing, route, request);
  try {
    if (route.method !== 'GET' && !isOurs(drawing, request, read.body))
      return sayExpiredForm(drawing, request, reply);
    const answer = await answerOf(drawing, route, request, session, read);
    return sendAnswer(drawing, request, reply, answer);
  } finally {
    await read.drain();
  }
}

function isOpen(route: Route): route is OpenRoute {
  return route.access === 'anyone' || route.access === 'signing-in';
}

/** Back to where signing in stands; a page someone asked for is remembered, for after. */
function sendToSignIn(
  drawing: Drawing,
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session | undefined,
): FastifyReply {
  if (session?.stage === 'open') return reply.redirect('/', 303);
  if (request.method === 'GET' && acceptsHtml(request))
    drawing.cookies.setSealed(reply, 'return', request.url);
  if (request.method !== 'GET' && !acceptsHtml(request))
    return reply.code(401).type('text/plain').send('Signed out');
  const hadOne = session === undefined && drawing.cookies.session(request) !== undefined;
  return reply.redirect(hadOne ? '/sign-in?ended=session' : '/sign-in', 303);
}

/** A request may name a whole address, of any host, where a path belongs: nobody is ever sent to another host. */
function pathOfOurs(wanted: string | undefined): string {
  return wanted !== undefined && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

function acceptsHtml(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

async function readForm(drawing: Drawing, route: Route, request: FastifyRequest): Promise<ReadForm> {
  if (route.upload && request.isMultipart())
    return readUpload(request, drawing.parts.gate.policy.value<number>('imports.file-bytes'));
  return { body: (request.body ?? {}) as FormBody, drain: async () => {} };
}

/** The token may stand in the form, in a header (scripts), or in the address (forms with a file). */
function isOurs(drawing: Drawing, request: FastifyRequest, body: FormBody): boolean {
  const given =
    body[csrfField] ??
    request.headers['x-csrf-token'] ??
    new URLSearchParams(request.url.split('?')[1]).get(csrfField);
  return (
    isFromUs(request, drawing.parts.origin) &&
    request.formHolder !== undefined &&
    isFormTokenFor(drawing.formKey, request.formHolder, typeof given === 'string' ? given : undefined)
  );
}

async function answerOf(
  drawing: Drawing,
  route: Route,
  request: FastifyRequest,
  session: Session | undefined,
  read: ReadForm,
): Promise<Answer> {
  const { cookies, parts, formKey } = drawing;
  // PostgreSQL has no NUL in text, and nobody types one: it is as if it had not been sent.
  const query = (request.url.split('?')[1] ?? '').replaceAll('%00', '');
  const asking = (actor: Actor) => ({
    params: withoutNul(request.params as Record<string, string>),
    query: new URLSearchParams(query),
    body: withoutNul(read.body),
    ...(read.file ? { file: read.file } : {}),
    url: request.url,
    origin: parts.origin ?? `${request.protocol}://${request.host}`,
    csrf: formTokenFor(formKey, request.formHolder ?? ''),
    nonce: request.nonce,
    requestId: request.id,
    clock: parts.gate.clock,
    policy: parts.gate.policy,
    perform: ((useCase, input) => parts.gate.perform(useCase, actor, input)) as Asked['perform'],
  });
  const arrival = (): Arrival => ({
    ...asking(systemActor('sign-in')),
    session,
    network: networkOf(request.ip),
    deviceTokens: cookies.deviceTokens(request),
    deviceName: deviceName(request.headers['user-agent']),
    returnTo: pathOfOurs(cookies.sealed(request, 'return')),
    kept: cookies.sealed(request, 'kept'),
  });
  if (isOpen(route)) return route.answer(arrival());
  if (!session?.actor) throw new Error('a staff route was reached without an actor');
  if (route.needs && !mayPerform(route.needs.allow, session.actor)) {
    const result = await parts.gate.perform(route.needs, session.actor, undefined);
    if (!result.ok) return refused(result.refusal);
  }
  const asked: Asked = { ...asking(session.actor), actor: session.actor, session };
  const { freshFactor } = parts;
  const { [freshCodeField]: code, [csrfField]: _token, ...sent } = asked.body;
  if (!freshFactor || route.method === 'GET') return route.answer(asked);
  if (typeof code === 'string') {
    const judged = await freshFactor.confirm(arrival(), code);
    if (judged.kind !== 'right') return freshFactor.ask(asked, sent, judged);
    const actor = { ...session.actor, steppedUpAt: parts.gate.clock.now() };
    return route.answer({ ...asking(actor), body: sent, actor, session });
  }
  const answer = await route.answer(asked);
  const needsCode = answer.kind === 'refused' && answer.refusal.code === 'access/fresh-code';
  return needsCode ? freshFactor.ask(asked, sent) : answer;
}

function withoutNul<T extends FormBody>(sent: T): T {
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(cleanText) : cleanText(value),
    ]),
  ) as T;
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '');
}
