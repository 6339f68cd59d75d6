import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { findAll, parseHtml, wordsOf } from '../testing/html-tree.ts';
import { emptyForm, FaultSummary, Form } from './index.ts';

describe('the summary of what is wrong', () => {
  it('links each fault to its question, and a date to its first box', () => {
    const form = {
      values: { name: '', 'toldOn-day': '31', 'toldOn-month': '2', 'toldOn-year': '2024' },
      faults: [
        { field: 'name', message: 'Enter a name' },
        { field: 'toldOn', message: 'Date you were told must be a real date' },
        { field: '', message: 'This source was closed on 3 March 2025.' },
      ],
    };
    const tree = parseHtml(renderToString(<FaultSummary form={form} />));
    const links = findAll(tree, 'a').map((link) => [link.attributes['href'], wordsOf([link])]);
    expect(links).toEqual([
      ['#name', 'Enter a name'],
      ['#toldOn-day', 'Date you were told must be a real date'],
    ]);
    expect(wordsOf(findAll(tree, 'li'))).toContain('This source was closed on 3 March 2025.');
  });

  it('is not there when nothing is wrong', () => {
    expect(renderToString(<FaultSummary form={emptyForm} />)).toBe('');
  });
});

describe('a form that changes something', () => {
  it('carries its token before anything else and leaves checking to the server', () => {
    const html = renderToString(
      <Form csrfToken={'t"oken'}>
        <input name="other" />
      </Form>,
    );
    const [form] = findAll(parseHtml(html), 'form');
    const [first] = findAll(form!.children, 'input');
    expect(form!.attributes).toMatchObject({ method: 'post', novalidate: '' });
    expect(first!.attributes).toMatchObject({ type: 'hidden', name: '_csrf', value: 't"oken' });
  });
});
