import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../kernel/result.ts';
import { describeError } from '../../platform/log/log.ts';
import {
  ExpiredFormPage,
  NotFoundPage,
  OutagePage,
  RefusalPage,
  TooManyRequestsPage,
} from '../errors/index.ts';
import { drawWholePage, shellOf, type Drawing } from './draw-page.tsx';
import { recognise } from './recognise.ts';

export function sayExpiredForm(drawing: Drawing, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = <ExpiredFormPage shell={shellOf(drawing, request)} requestId={request.id} />;
  return drawWholePage(request, reply, 403, page);
}

/** Everything that did not end in an answer: no such page, too much, or a fault of ours. */
export function addWaysToSayNo(app: FastifyInstance, drawing: Drawing): void {
  app.setNotFoundHandler(async (request, reply) => {
    await recognise(drawing, request);
    const page = <NotFoundPage shell={shellOf(drawing, request)} requestId={request.id} />;
    return drawWholePage(request, reply, 404, page);
  });
  app.setErrorHandler<FastifyError>((fault, request, reply) => {
    const edge = { shell: shellOf(drawing, request), requestId: request.id };
    const { statusCode = 500 } = fault;
    if (statusCode === 429) {
      const wait = Number(reply.getHeader('retry-after') ?? 60);
      return drawWholePage(request, reply, 429, <TooManyRequestsPage {...edge} retryAfterSeconds={wait} />);
    }
    if (hasSessionEnded(fault)) return reply.redirect('/sign-in?ended=session', 303);
    if (statusCode >= 400 && statusCode < 500) {
      const page = <RefusalPage {...edge} refusal={unreadable(statusCode)} />;
      return drawWholePage(request, reply, statusCode, page);
    }
    drawing.parts.log.error(
      {
        event: 'web.fault',
        requestId: request.id,
        route: request.routeOptions.url ?? 'none',
        error: describeError(fault),
      },
      'a request failed',
    );
    return drawWholePage(request, reply, 500, <OutagePage {...edge} />);
  });
}

/** The session ended between reading it and the work: the database said so, and did nothing. */
function hasSessionEnded(fault: FastifyError): boolean {
  return fault.code === '42501' && fault.message.startsWith('context refused: the session has ended');
}

function unreadable(statusCode: number): Refusal {
  return statusCode === 413
    ? { kind: 'invalid', code: 'page/too-large', message: 'What was sent is larger than this page takes.' }
    : { kind: 'invalid', code: 'page/unreadable', message: 'What was sent could not be read as a form.' };
}
