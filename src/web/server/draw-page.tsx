import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Layout } from '../layout.tsx';
import { PublicLayout } from '../public-layout.tsx';
import { renderPage } from '../render.ts';
import type { Flash, Shell } from '../shell.ts';
import type { BrowserCookies } from './browser-cookies.ts';
import type { PageOptions } from './route.ts';
import { formTokenFor } from './same-origin.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import type { ServerParts } from './server-parts.ts';

export interface Drawing {
  parts: ServerParts;
  cookies: BrowserCookies;
  formKey: Buffer;
}

export interface PageToDraw extends PageOptions {
  title: string;
  body: VNode;
}

/** What the layout needs to know of this request. */
export function shellOf(drawing: Drawing, request: FastifyRequest, flash?: Flash): Shell {
  const { parts } = drawing;
  const warnBeforeS =
    60 *
    (parts.gate.policy.value<number>('sessions.idle-minutes') -
      parts.gate.policy.value<number>('sessions.idle-warning-minutes'));
  const idleOut = request.idleOutSeconds;
  return {
    nonce: request.nonce,
    assets: parts.assets.names,
    navigation: parts.navigation,
    fictional: parts.fictional,
    version: parts.version,
    csrfToken: request.formHolder === undefined ? '' : formTokenFor(drawing.formKey, request.formHolder),
    actor: request.actor,
    flash,
    idle:
      idleOut === undefined
        ? undefined
        : { signOutAfterSeconds: idleOut, warnAfterSeconds: Math.max(1, idleOut - warnBeforeS) },
  };
}

/** Sends a page in its layout: the staff's when someone is signed in, else the public one. */
export function drawPage(
  drawing: Drawing,
  request: FastifyRequest,
  reply: FastifyReply,
  page: PageToDraw,
): FastifyReply {
  const flash = takeFlash(drawing.cookies, request, reply);
  const shell = shellOf(drawing, request, flash);
  const { title, body, status, retryAfterSeconds, browser: _browser, ...layout } = page;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', Math.ceil(retryAfterSeconds));
  const html = renderPage(
    shell.actor ? (
      <Layout {...shell} {...layout} title={title}>
        {body}
      </Layout>
    ) : (
      <PublicLayout {...shell} title={title} hasFaults={layout.hasFaults} back={layout.back}>
        {body}
      </PublicLayout>
    ),
  );
  return sendHtml(request, reply, status ?? (page.hasFaults ? 422 : 200), html);
}

/** Sends a page that brings its own layout, such as one that says no. */
export function drawWholePage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  whole: VNode,
): FastifyReply {
  return sendHtml(request, reply, status, renderPage(whole));
}

function sendHtml(request: FastifyRequest, reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', contentSecurityPolicy(request.nonce))
    .type('text/html; charset=utf-8')
    .send(html);
}

function takeFlash(cookies: BrowserCookies, request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const text = cookies.sealed(request, 'flash');
  if (text === undefined) return undefined;
  cookies.setSealed(reply, 'flash', null);
  return { kind: 'success', text };
}
