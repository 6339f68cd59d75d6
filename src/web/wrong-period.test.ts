import { describe, expect, it } from 'vitest';
import { wrongPeriod } from './wrong-period.tsx';

const said = (query: string) => {
  const wrong = wrongPeriod(new URLSearchParams(query));
  return wrong && [wrong.from.fault, wrong.until.fault];
};

describe('the days of an address', () => {
  it.each(['', 'from=', 'from=2025-11-03&until=2025-11-03', 'from=3/11/2025&until=2025-12-01'])(
    'are right in “%s”',
    (query) => expect(said(query)).toBeUndefined(),
  );

  it.each(['31/02/2024', '2024-02-31', 'yesterday', '2024-13-01', '03.11.2025'])(
    'are named where %s is no day',
    (from) =>
      expect(said(`from=${from}&until=2025-01-01`)).toEqual([
        'The first day must be a real date, such as 3/11/2025',
        undefined,
      ]),
  );

  it('are named where they stand the wrong way round', () =>
    expect(said('from=2025-06-01&until=2025-05-31')).toEqual([
      undefined,
      'The last day must be the same as or after the first day',
    ]));

  it('keep what was typed', () =>
    expect(wrongPeriod(new URLSearchParams({ from: ' 31/02/2024 ' }))?.from.text).toBe('31/02/2024'));
});
