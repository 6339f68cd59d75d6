import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { RefusalKind } from '../../kernel/result.ts';
import { sampleShell } from '../gallery/sample-shell.ts';
import { findAll, parseHtml, wordsOf } from '../testing/html-tree.ts';
import { OutagePage, RefusalPage, TooManyRequestsPage, statusOf } from './index.ts';

const names = ['main.css', 'main.js', 'atkinson-latin.woff2', 'favicon.svg'];
const shell = sampleShell(Object.fromEntries(names.map((name) => [name, name])));
const mainWords = (page: VNode) => wordsOf(findAll(parseHtml(renderToString(page)), 'main'));

describe('a page that says no', () => {
  it.each<[RefusalKind, number, string]>([
    ['invalid', 400, 'There is a problem with what was sent'],
    ['forbidden', 403, 'You cannot open this'],
    ['missing', 404, 'Page not found'],
    ['conflict', 409, 'Someone else has changed this'],
    ['refused', 422, 'This cannot be done'],
  ])('%s is answered with %d and the heading "%s"', (kind, status, heading) => {
    expect(statusOf(kind)).toBe(status);
    const words = mainWords(
      <RefusalPage
        shell={shell}
        requestId="req-1"
        refusal={{ kind, code: 'extracts/too-late', message: 'This was superseded on 3 March 2025.' }}
      />,
    );
    expect(words).toContain(heading);
    expect(words).toContain('This was superseded on 3 March 2025.');
    expect(words).toContain('Reason extracts/too-late. If you report this, give the number req-1.');
  });

  it('says how long to wait after too many attempts', () => {
    const words = mainWords(<TooManyRequestsPage shell={shell} requestId="req-1" retryAfterSeconds={61} />);
    expect(words).toContain('Wait 2 minutes, then try again.');
  });

  it('says of an outage only its number', () => {
    expect(mainWords(<OutagePage shell={shell} requestId="req-9" />)).toMatch(
      /there is a problem with Commonweal.*req-9/,
    );
  });
});
