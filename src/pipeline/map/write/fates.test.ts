import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFates, type FateInput, type HeldVersion } from './fates.ts';

function row(
  no: number,
  key: string | null,
  content: string,
  options: { bad?: boolean; asAt?: number } = {},
): FateInput {
  return {
    row: no,
    key,
    rowHash: content,
    asAt: options.asAt ?? null,
    fault: options.bad ? 'not-a-day' : null,
  };
}
const held = (rowHash: string, extractNo = 1, rowNo = 9, asAt: number | null = null): HeldVersion => ({
  extractNo,
  rowNo,
  rowHash,
  asAt,
});
/** Each row's fate and its reason, in the order of the rows. */
function decided(rows: FateInput[], before: [string, HeldVersion][] = []): [string, string | null][] {
  const { others } = decideFates(rows, new Map(before), 2);
  return rows.map(({ row: no }) => {
    const other = others.find(({ rowNo }) => rowNo === no);
    return other ? [other.fate, other.reason] : ['accepted', null];
  });
}
const replacedBy = (rows: FateInput[], before: [string, HeldVersion][]) =>
  decideFates(rows, new Map(before), 2).replaced;
const fatesOf = (rows: FateInput[], before?: [string, HeldVersion][]) =>
  decided(rows, before).map(([fate]) => fate);

describe('the fate of a row', () => {
  it('is accepted when its key is new', () => {
    expect(fatesOf([row(2, 'A', 'x'), row(3, 'B', 'x')])).toEqual(['accepted', 'accepted']);
  });

  it('is duplicate when it says what is held already, here or from an earlier extract', () => {
    expect(fatesOf([row(2, 'A', 'x'), row(3, 'A', 'x')])).toEqual(['accepted', 'duplicate']);
    expect(fatesOf([row(2, 'A', 'x')], [['A', held('x')]])).toEqual(['duplicate']);
  });

  it('is superseded when a later row of the same extract says something else of the same key', () => {
    expect(fatesOf([row(2, 'A', 'x'), row(3, 'A', 'y'), row(4, 'A', 'x')])).toEqual([
      'superseded',
      'superseded',
      'accepted',
    ]);
  });

  it('takes the place of what was held from an earlier extract, once for each key', () => {
    const rows = [row(2, 'A', 'y'), row(3, 'A', 'z')];
    expect(decided(rows, [['A', held('x')]])).toEqual([
      ['superseded', 'replaced by row 3'],
      ['accepted', null],
    ]);
    expect(replacedBy(rows, [['A', held('x')]])).toEqual([{ key: 'A', held: held('x'), byRow: 3 }]);
  });

  it('is superseded when the source says it is older than what is held', () => {
    const rows = [row(2, 'A', 'old', { asAt: 5 }), row(3, 'A', 'new', { asAt: 9 })];
    expect(decided(rows, [['A', held('x', 1, 9, 7)]])).toEqual([
      ['superseded', 'older than row 9 of extract 1'],
      ['accepted', null],
    ]);
  });

  it('is quarantined when it has a fault, and then replaces nothing', () => {
    const rows = [row(2, 'A', 'y', { bad: true }), row(3, null, 'z', { bad: true })];
    expect(fatesOf(rows, [['A', held('x')]])).toEqual(['quarantined', 'quarantined']);
    expect(replacedBy(rows, [['A', held('x')]])).toEqual([]);
  });

  it('is duplicate, not quarantined again, when a row that was mended comes unchanged', () => {
    expect(fatesOf([row(2, 'A', 'x', { bad: true })], [['A', held('x')]])).toEqual(['duplicate']);
  });

  it('is duplicate when what was held of its key was erased, whatever it says now', () => {
    const erased = { ...held('x'), erased: true };
    const rows = [row(2, 'A', 'y'), row(3, 'A', 'z', { bad: true })];
    expect(decided(rows, [['A', erased]])).toEqual([
      ['duplicate', 'erased lawfully as row 9 of extract 1'],
      ['duplicate', 'erased lawfully as row 9 of extract 1'],
    ]);
    expect(replacedBy(rows, [['A', erased]])).toEqual([]);
  });

  it('is found without looking for repeats where there are none', () => {
    const rows = [row(2, 'A', 'x'), row(3, 'B', 'y', { bad: true }), row(4, 'C', 'z')];
    for (const before of [[], [['A', held('x')]], [['C', held('y')]]] as [string, HeldVersion][][])
      expect(decideFates(rows, new Map(before), 2, false)).toEqual(decideFates(rows, new Map(before), 2));
  });

  it('does not depend on how the extract is cut into chunks', () => {
    const rows = fc.array(
      fc.record({
        key: fc.constantFrom('A', 'B', null),
        content: fc.constantFrom('x', 'y', 'z'),
        bad: fc.boolean(),
        asAt: fc.option(fc.nat(3), { nil: undefined }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.nat(20), (plan, cut) => {
        const all = plan.map(({ key, content, bad, asAt }, at) =>
          row(at + 1, key, content, { bad: bad || key === null, ...(asAt === undefined ? {} : { asAt }) }),
        );
        const [start, end] = [all.slice(0, cut), all.slice(cut)];
        const first = fatesOf(start);
        const between = new Map<string, HeldVersion>();
        for (const [at, one] of start.entries())
          if (first[at] === 'accepted') between.set(one.key!, held(one.rowHash, 2, one.row, one.asAt));
        const fates = [...first, ...fatesOf(end, [...between])];
        for (const { held: old } of replacedBy(end, [...between])) fates[old.rowNo - 1] = 'superseded';
        expect(fates).toEqual(fatesOf(all));
      }),
    );
  });
});
