import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choice, cursor, day, flag, many, pageNumber, text, urlState, withoutFilter } from './url-state.ts';

const state = urlState(
  z.object({
    q: text(),
    partner: many(['police', 'council']),
    area: many(),
    from: day(),
    isOpen: flag(),
    sort: choice(['-toldAt', 'toldAt']),
    after: cursor(),
    page: pageNumber(),
  }),
);
const nothing = state.read({});

describe('the address of a list', () => {
  it('says nothing about what is not asked', () => {
    expect(state.href('/incidents', nothing)).toBe('/incidents');
  });

  it('says each thing that is asked, and repeats a name for many', () => {
    const asked = {
      ...nothing,
      q: 'Mill Lane & co',
      partner: ['police' as const, 'council' as const],
      from: Temporal.PlainDate.from('2025-11-03'),
      isOpen: true,
      page: 3,
    };
    expect(state.href('/incidents', asked)).toBe(
      '/incidents?q=Mill+Lane+%26+co&partner=police&partner=council&from=2025-11-03&isOpen=yes&page=3',
    );
  });

  it('takes what cannot be read as not asked', () => {
    const read = state.read({ partner: ['army', 'police'], from: '31/02/2024', sort: 'drop', page: '-4' });
    expect(read).toMatchObject({ partner: ['police'], sort: '-toldAt', page: 1 });
    expect(read.from).toBeUndefined();
  });

  it('is read the same from a server’s record and from a browser’s parameters', () => {
    const query = 'q=noise&partner=police&partner=council&page=2&isOpen=yes';
    const record = { q: 'noise', partner: ['police', 'council'], page: '2', isOpen: 'yes' };
    expect(state.read(new URLSearchParams(query))).toEqual(state.read(record));
  });

  it('says what it said, however often it is read and written', () => {
    const states = fc.record({
      q: fc.string({ unit: 'binary', maxLength: 60 }).map((value) => value.trim()),
      partner: fc.subarray(['police', 'council'] as const),
      area: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 4 }),
      from: fc.option(
        fc
          .integer({ min: 0, max: 60_000 })
          .map((n) => Temporal.PlainDate.from('1950-01-01').add({ days: n })),
        { nil: undefined },
      ),
      isOpen: fc.boolean(),
      sort: fc.constantFrom('-toldAt' as const, 'toldAt' as const),
      after: fc.stringMatching(/^[\w.~-]{0,40}$/),
      page: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(states, (asked) => {
        const href = state.href('/x', asked);
        const read = state.read(new URL(href, 'http://localhost').searchParams);
        expect(state.href('/x', read)).toBe(href);
        expect(read.from?.toString()).toBe(asked.from?.toString());
        expect(state.read(asked)).toEqual(read);
      }),
    );
  });
});

describe('taking a filter off', () => {
  const asked = state.read({ q: 'noise', partner: ['police', 'council'], from: '2025-11-03', page: '4' });

  it('takes off one value of several, and goes back to the first page', () => {
    expect(state.href('/x', withoutFilter(state, asked, 'partner', 'police'))).toBe(
      '/x?q=noise&partner=council&from=2025-11-03',
    );
  });

  it('takes off a filter of one value', () => {
    expect(state.href('/x', withoutFilter(state, asked, 'from'))).toBe(
      '/x?q=noise&partner=police&partner=council',
    );
    expect(state.href('/x', withoutFilter(state, asked, 'q', 'noise'))).toBe(
      '/x?partner=police&partner=council&from=2025-11-03',
    );
  });
});
