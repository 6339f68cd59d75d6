import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterRecords, nameClusters } from './clusters.ts';

const link = (a: number, b: number) => ({ a, b, reason: `link ${a}-${b}` });

describe('records joined into clusters', () => {
  it('are joined through others', () => {
    const { root, reason } = clusterRecords(5, [link(0, 1), link(3, 1)]);
    expect([...root]).toEqual([0, 0, 2, 0, 4]);
    expect(reason).toEqual([
      'the first record',
      'link 0-1',
      'the first record',
      'link 3-1',
      'the first record',
    ]);
  });

  it('stay apart when a person said so, however far round the links go', () => {
    const { root } = clusterRecords(3, [link(0, 1), link(1, 2)], { different: [{ a: 2, b: 0 }] });
    expect([...root]).toEqual([0, 0, 2]);
  });

  it('are joined when a person said so, whatever no link says', () => {
    expect([...clusterRecords(2, [], { same: [{ a: 1, b: 0 }] }).root]).toEqual([0, 0]);
  });
});

describe('the names of clusters', () => {
  const names = (records: string[], links: [number, number][], previous: Record<string, string> = {}) =>
    nameClusters(
      records,
      clusterRecords(
        records.length,
        links.map(([a, b]) => link(a, b)),
      ).root,
      new Map(Object.entries(previous)),
    );

  it('are the first record’s, at first', () => {
    expect(names(['a', 'b', 'c'], [[1, 2]])).toEqual({ ids: ['a', 'b', 'b'], events: [] });
  });

  it('stay when nothing changed, and when an earlier record joins', () => {
    expect(names(['b', 'c'], [[0, 1]], { b: 'b', c: 'b' })).toEqual({ ids: ['b', 'b'], events: [] });
    expect(names(['a', 'b', 'c'], [[0, 1], [1, 2]], { b: 'b', c: 'b' })).toEqual({ ids: ['b', 'b', 'b'], events: [] }); // prettier-ignore
  });

  it('merge into the larger, and say so', () => {
    expect(names(['a', 'b', 'c'], [[0, 1], [1, 2]], { a: 'a', b: 'b', c: 'b' })).toEqual({
      ids: ['b', 'b', 'b'],
      events: [{ event: 'merge', before: { ids: ['a', 'b'] }, after: { ids: ['b'], records: ['a'] } }],
    }); // prettier-ignore
  });

  it('split with the larger part keeping the name, and say so', () => {
    const { ids, events } = names(['a', 'b', 'c'], [[1, 2]], { a: 'a', b: 'a', c: 'a' });
    const [fresh] = ids;
    expect(ids).toEqual([fresh, 'a', 'a']);
    expect(fresh).toMatch(/^[0-9a-f-]{36}$/);
    expect(events).toEqual([
      { event: 'split', before: { ids: ['a'] }, after: { ids: [fresh, 'a'].sort(), records: ['a'] } },
    ]);
  });

  it('are settled: naming again changes nothing, and no two clusters share one', () => {
    const records = Array.from({ length: 12 }, (_, n) => `r${String(n).padStart(2, '0')}`);
    const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 15 });
    fc.assert(
      fc.property(pairs, pairs, (first, second) => {
        const before = names(records, first).ids;
        const previous = Object.fromEntries(records.map((record, at) => [record, before[at]!]));
        const { root } = clusterRecords(
          12,
          second.map(([a, b]) => link(a, b)),
        );
        const { ids } = nameClusters(records, root, new Map(Object.entries(previous)));
        const again = nameClusters(records, root, new Map(records.map((record, at) => [record, ids[at]!])));
        expect(again).toEqual({ ids, events: [] });
        expect(new Set(ids).size).toBe(new Set(root).size);
      }),
    );
  });
});
