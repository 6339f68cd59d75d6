import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordId, withDashes } from './record-ids.ts';

describe('the id of a record', () => {
  it('is a UUID of version 8, the same each time', () => {
    const id = recordId('report', 'police', 'CAD-2024-17');
    expect(withDashes(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(recordId('report', 'police', 'CAD-2024-17')).toBe(id);
    expect(id.slice(4, 12)).toBe((202_417).toString(16).padStart(8, '0'));
  });

  it('stands beside those whose keys were numbered before and after', () => {
    const ids = Array.from({ length: 500 }, (_, at) => recordId('report', 'police', `CAD/${9_800 + at}`));
    expect(ids.toSorted()).toEqual(ids);
  });

  it('differs between any two keys, kinds and sources, figures or none', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 2, maxLength: 50 }),
        (keys) => {
          const ids = keys.flatMap((key) => [
            recordId('report', 'police', key),
            recordId('person-record', 'police', key),
            recordId('report', 'council', key),
          ]);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });
});
