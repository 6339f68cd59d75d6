import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { findAll, parseHtml, wordsOf, type HtmlNode } from '../testing/html-tree.ts';
import { ActiveFilters, DataTable, Filters, Pager, RowCount, nextSort, type Column } from './index.ts';
import { pageItems } from './pager.tsx';

interface Row {
  street: string;
  reports: number;
}

const columns: Column<Row>[] = [
  { key: 'street', header: 'Street', sortable: true, cell: (row) => row.street },
  {
    key: 'reports',
    header: 'Reports',
    numeric: true,
    sortable: true,
    descendingFirst: true,
    cell: (row) => row.reports,
  },
  { key: 'note', header: 'Note', cell: () => <b>x</b> },
];
const rows: Row[] = [
  { street: 'Mill Lane', reports: 3 },
  { street: '<script>alert(1)</script>', reports: 0 },
];
const draw = (vnode: preact.VNode) => parseHtml(renderToString(vnode));
const texts = (tree: HtmlNode[], name: string) => findAll(tree, name).map((node) => wordsOf([node]));

describe('a list', () => {
  const tree = draw(
    <DataTable
      caption="Streets"
      columns={columns}
      rows={rows}
      sort={{ current: '-reports', href: (sort) => `/x?sort=${sort}` }}
    />,
  );

  it('names its rows and says its words, and shows typed-in markup as words', () => {
    expect(texts(tree, 'caption')).toEqual(['Streets']);
    const rowNames = findAll(tree, 'th').filter((cell) => cell.attributes['scope'] === 'row');
    expect(rowNames.map((cell) => wordsOf([cell]))).toEqual(['Mill Lane', '<script>alert(1)</script>']);
    expect(texts(tree, 'td')).toEqual(['3', 'x', '0', 'x']);
    expect(findAll(tree, 'script')).toEqual([]);
  });

  it('can be scrolled by keyboard and is named for what it holds', () => {
    const [pane] = findAll(tree, 'div');
    expect(pane!.attributes).toMatchObject({
      role: 'region',
      tabindex: '0',
      'aria-labelledby': 'table-caption',
    });
  });

  it('says which way it is sorted, and turns round when the same column is pressed', () => {
    const heads = findAll(tree, 'th').filter((cell) => cell.attributes['scope'] === 'col');
    expect(heads.map((cell) => cell.attributes['aria-sort'])).toEqual(['none', 'descending', undefined]);
    expect(findAll(tree, 'a').map((link) => link.attributes['href'])).toEqual([
      '/x?sort=street',
      '/x?sort=reports',
    ]);
  });

  it('says so when there is nothing in it', () => {
    expect(wordsOf(draw(<DataTable caption="Streets" columns={columns} rows={[]} />))).toBe('No streets');
  });
});

describe('the order of a list', () => {
  it.each([
    ['-toldAt', 'toldAt', false, 'toldAt'],
    ['toldAt', 'toldAt', true, '-toldAt'],
    ['toldAt', 'ward', false, 'ward'],
    ['toldAt', 'reports', true, '-reports'],
  ])('from %s, pressing %s (largest first: %s) gives %s', (current, key, first, next) => {
    expect(nextSort(current, key, first)).toBe(next);
  });
});

describe('the pages of a list', () => {
  it.each([
    [1, 2, [1, 2]],
    [1, 17, [1, 2, undefined, 17]],
    [9, 17, [1, undefined, 8, 9, 10, undefined, 17]],
    [3, 17, [1, 2, 3, 4, undefined, 17]],
    [4, 17, [1, 2, 3, 4, 5, undefined, 17]],
    [17, 17, [1, undefined, 16, 17]],
  ])('on page %d of %d shows %j', (page, count, shown) => {
    expect(pageItems(page, count)).toEqual(shown);
  });

  it('are not shown when there is one', () => {
    expect(renderToString(<Pager page={1} pageCount={1} href={() => '/x'} />)).toBe('');
  });

  it.each([
    [{ first: 26, shown: 25, total: 412 }, 'Showing 26 to 50 of 412 people'],
    [{ first: 1, shown: 1, total: 1 }, '1 person'],
    [{ first: 1, shown: 0, total: 0 }, 'No people'],
    [{ first: 1, shown: 12, total: 12 }, '12 people'],
  ])('%j is said as "%s"', (count, said) => {
    expect(wordsOf(draw(<RowCount {...count} noun={['person', 'people']} />))).toBe(said);
  });
});

describe('the filters of a list', () => {
  const filters = {
    action: '/incidents',
    keep: { sort: 'toldAt' },
    hrefWithout: (name: string, value?: string) => `/incidents?without=${name}${value ? `:${value}` : ''}`,
    fields: [
      { kind: 'text', name: 'q', label: 'Words', value: 'noise' },
      {
        kind: 'checkboxes',
        name: 'partner',
        label: 'Reported to',
        values: ['police'],
        options: [
          { value: 'police', text: 'Police', count: 9214 },
          { value: 'council', text: 'Council' },
        ],
      },
      { kind: 'select', name: 'kind', label: 'What', value: '', anyText: 'Anything', options: [] },
      { kind: 'day', name: 'from', label: 'Told on or after', value: Temporal.PlainDate.from('2025-11-03') },
    ],
  } as const;

  it('are a form that changes only the address', () => {
    const [form] = findAll(draw(<Filters {...filters} />), 'form');
    expect(form!.attributes).toMatchObject({ method: 'get', action: '/incidents' });
    const kept = findAll(form!.children, 'input').find((input) => input.attributes['type'] === 'hidden');
    expect(kept!.attributes).toMatchObject({ name: 'sort', value: 'toldAt' });
  });

  it('that are on are said in words, each with a link that takes it off', () => {
    const tree = draw(<ActiveFilters {...filters} />);
    expect(findAll(tree, 'a').map((link) => [wordsOf([link]), link.attributes['href']])).toEqual([
      ['Remove the filter Words: noise', '/incidents?without=q'],
      ['Remove the filter Reported to: Police', '/incidents?without=partner:police'],
      ['Remove the filter Told on or after: 3 Nov 2025', '/incidents?without=from'],
    ]);
  });
});
