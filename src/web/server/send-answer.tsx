import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusalPage, statusOf } from '../errors/index.ts';
import { drawPage, drawWholePage, shellOf, type Drawing } from './draw-page.tsx';
import type { Answer, BrowserChange } from './route.ts';

/** Turns what a route answered into what the browser gets. */
export function sendAnswer(
  drawing: Drawing,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): FastifyReply {
  switch (answer.kind) {
    case 'page': {
      const { kind: _kind, ...page } = answer;
      changeBrowser(drawing, reply, page.browser);
      return drawPage(drawing, request, reply, page);
    }
    case 'redirect':
      changeBrowser(drawing, reply, answer.browser);
      if (answer.flash !== undefined) drawing.cookies.setSealed(reply, 'flash', answer.flash);
      // 303: whatever was sent, the next request is a GET.
      return reply.redirect(answer.to, 303);
    case 'csv':
      return reply
        .type('text/csv; charset=utf-8')
        .header(
          'content-disposition',
          `attachment; filename="${answer.fileName.replaceAll(/[^\w.-]/g, '-')}"`,
        )
        .send(typeof answer.text === 'string' ? answer.text : Readable.from(answer.text));
    case 'json':
      if (answer.keepSeconds !== undefined)
        reply.header('cache-control', `private, max-age=${answer.keepSeconds}`);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer.value));
    case 'refused':
      return drawWholePage(
        request,
        reply,
        statusOf(answer.refusal.kind),
        <RefusalPage shell={shellOf(drawing, request)} refusal={answer.refusal} requestId={request.id} />,
      );
  }
}

function changeBrowser(drawing: Drawing, reply: FastifyReply, change: BrowserChange | undefined): void {
  const { cookies } = drawing;
  if (change?.session !== undefined) cookies.setSession(reply, change.session);
  if (change?.deviceTokens !== undefined) cookies.setDeviceTokens(reply, change.deviceTokens);
  if (change?.keep !== undefined) cookies.setSealed(reply, 'kept', change.keep);
  if (change?.arrived) cookies.setSealed(reply, 'return', null);
}
