import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickDay, quickMetres, quickMoment } from './quick-times.ts';
import { readDay, readMoment } from './values/index.ts';

const pad = (value: number, length = 2) => String(value).padStart(length, '0');
const parts = fc.record({
  year: fc.integer({ min: 1840, max: 2160 }),
  month: fc.integer({ min: 0, max: 13 }),
  day: fc.integer({ min: 0, max: 32 }),
  hour: fc.integer({ min: 0, max: 25 }),
  minute: fc.integer({ min: 0, max: 60 }),
  second: fc.option(fc.integer({ min: 0, max: 60 })),
  iso: fc.boolean(),
  zulu: fc.boolean(),
});

describe('the quick way to read a day or a time', () => {
  it('gives what the careful way gives, or leaves it to the careful way', () => {
    let quick = 0;
    fc.assert(
      fc.property(parts, ({ year, month, day, hour, minute, second, iso, zulu }) => {
        const date = iso
          ? `${pad(year, 4)}-${pad(month)}-${pad(day)}`
          : `${pad(day)}/${pad(month)}/${pad(year, 4)}`;
        const days = quickDay(date);
        if (days !== undefined) {
          const careful = readDay(date);
          expect(careful.ok && careful.value.toString()).toBe(
            new Date(days * 86_400_000).toISOString().slice(0, 10),
          );
        }
        const time = `${date}${iso ? 'T' : ' '}${pad(hour)}:${pad(minute)}${second === null ? '' : `:${pad(second)}`}${zulu ? 'Z' : ''}`;
        const moment = quickMoment(time);
        if (moment === undefined) return;
        quick++;
        expect(readMoment(time)).toEqual({ ok: true, value: moment });
      }),
      { numRuns: 3000 },
    );
    expect(quick).toBeGreaterThan(100);
  });

  it('knows summer time on every day of every year it reads', () => {
    for (let ms = Date.UTC(1996, 0, 1); ms < Date.UTC(2037, 0, 1); ms += 86_400_000) {
      const day = new Date(ms).toISOString().slice(0, 10);
      for (const hour of ['00', '12', '23']) {
        const quick = quickMoment(`${day} ${hour}:30`);
        if (!quick) continue;
        const careful = Temporal.PlainDateTime.from(`${day}T${hour}:30`).toZonedDateTime('Europe/London');
        expect(quick.fromMs, day).toBe(careful.epochMilliseconds);
      }
    }
  });

  it('leaves everything else alone', () => {
    for (const text of [
      '',
      '1/2/2025',
      '31/02/2025',
      '2025-13-01',
      '31/01/25',
      '2025/01/31',
      '31-01-2025',
      '٣١/٠١/٢٠٢٥',
    ])
      expect(quickDay(text)).toBeUndefined();
    for (const text of [
      '31/01/2025',
      '31/01/2025 24:00',
      '31/01/2025 14:5',
      '31/01/2025 14:05 pm',
      '2025-01-31T14:05+01:00',
      '30/03/2025 01:30',
      '26/10/2025 01:30',
      '01/07/1969 12:00',
    ])
      expect(quickMoment(text)).toBeUndefined();
  });

  it('reads metres written as figures and nothing else', () => {
    expect(['427355', '12345', '1234567', '000001'].map(quickMetres)).toEqual([
      427_355, 12_345, 1_234_567, 1,
    ]);
    for (const text of ['', '1234', '12345678', '427355.5', '427,355', '-42735', '４２７３５５'])
      expect(quickMetres(text)).toBeUndefined();
  });
});
