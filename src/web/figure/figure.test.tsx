import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Suppressed } from '../states.tsx';
import { findAll, parseHtml, wordsOf } from '../testing/html-tree.ts';
import { Figure } from './index.ts';

const tree = parseHtml(
  renderToString(
    <Figure
      id="by-month"
      title="Incidents a month"
      finding="November had the most."
      svg='<svg role="img"><title>Incidents a month</title></svg>'
      table={{
        columns: [{ header: 'Month' }, { header: 'Incidents', numeric: true }],
        rows: [
          ['October', '381'],
          ['November', <Suppressed />],
        ],
      }}
      period="October to November 2025"
      denominator="per 1,000 residents"
      source="police and council"
      csvHref="/by-month.csv"
    />,
  ),
);

describe('a chart', () => {
  it('comes with its sentence, period, denominator and source', () => {
    expect(wordsOf(tree)).toContain('Incidents a month November had the most.');
    expect(wordsOf(tree)).toContain(
      'October to November 2025; per 1,000 residents. Source: police and council.',
    );
  });

  it('comes with its numbers as a table, and as a file', () => {
    expect(findAll(tree, 'td').map((cell) => wordsOf([cell]))).toEqual([
      '381',
      '[c] fewer than 5, not shown',
    ]);
    const link = findAll(tree, 'a').find((a) => a.attributes['href'] === '/by-month.csv');
    expect(wordsOf([link!])).toBe('Download as CSV : Incidents a month');
  });

  it('is named by its title', () => {
    expect(findAll(tree, 'figure')[0]!.attributes['aria-labelledby']).toBe('by-month-title');
  });
});
