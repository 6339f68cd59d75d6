import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { EmptyState, StaleNotice, Suppressed } from './states.tsx';
import { findAll, parseHtml, wordsOf } from './testing/html-tree.ts';

describe('what is shown in place of figures', () => {
  it('says since when a partner has not reported', () => {
    const html = renderToString(<StaleNotice who="Housing" since={Temporal.PlainDate.from('2025-03-03')} />);
    expect(wordsOf(parseHtml(html))).toBe('Housing has not reported since 3 March 2025.');
  });

  it('says that a partner has never reported', () => {
    expect(wordsOf(parseHtml(renderToString(<StaleNotice who="Fire" since={undefined} />)))).toBe(
      'Fire has not reported yet.',
    );
  });

  it('says nothing of a number too small to show but that it is small', () => {
    const tree = parseHtml(renderToString(<Suppressed below={10} />));
    expect(wordsOf(findAll(tree, 'abbr'))).toBe('[c]');
    expect(wordsOf(tree)).toBe('[c] fewer than 10, not shown');
  });

  it('says what to do when there is nothing', () => {
    const html = renderToString(<EmptyState title="No incidents">Take a filter off.</EmptyState>);
    expect(wordsOf(parseHtml(html))).toBe('No incidents Take a filter off.');
  });
});
