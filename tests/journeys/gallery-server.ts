import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { readAssets } from '../../src/web/assets.ts';
import { galleryPage, sampleShell } from '../../src/web/gallery/index.tsx';
import type { Shell } from '../../src/web/shell.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The policy of the real server, without its sessions: what the pages themselves must live with. */
const policyFor = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface GalleryServer {
  url: string;
  /** Every form post and background call, as `POST /path`. */
  posts: string[];
  close(): void;
}

/** Builds the assets and serves the gallery's pages on a free port of this machine. */
export async function serveGallery(changes: Partial<Shell> = {}): Promise<GalleryServer> {
  execFileSync(process.execPath, ['scripts/build.mjs', '--assets']);
  const assetsDir = 'dist/assets';
  const assets = readAssets(assetsDir);
  const posts: string[] = [];
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      posts.push(`POST ${url.pathname}`);
      request.resume();
      return reply.writeHead(204).end();
    }
    if (url.pathname.startsWith('/assets/')) {
      const file = join(assetsDir, basename(url.pathname));
      if (!existsSync(file)) return reply.writeHead(404).end();
      return reply
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
    }
    if (url.pathname === '/sign-in')
      return reply.writeHead(200, { 'content-type': 'text/plain' }).end('Sign in');
    const nonce = randomBytes(16).toString('base64url');
    const html = galleryPage(url.pathname, url.searchParams, sampleShell(assets, { ...changes, nonce }));
    if (html === undefined) return reply.writeHead(404).end();
    return reply
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyFor(nonce),
      })
      .end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, posts, close: () => void server.close() };
}
