import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page, ready to send as text/html; charset=utf-8. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
