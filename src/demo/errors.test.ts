import { describe, expect, it } from 'vitest';
import { difficulties, difficultyMix, errorRates, spoiltFields, type Difficulty } from './errors.ts';
import { reportingPartners } from './partners.ts';
import { planCounty } from './plan-county.ts';
import { createRandom } from './random.ts';
import { drawDifficulty, writeDown } from './spoil/person-record.ts';

const plan = planCounty({ seed: 'errors', scale: 0.4 });
const random = createRandom('errors');
const written = new Map(
  difficulties.map((difficulty) => [
    difficulty,
    Array.from({ length: 20_000 }, () =>
      writeDown(plan, 3 + random.below(plan.people.count - 3), difficulty, random),
    ),
  ]),
);

const mean = (difficulty: Difficulty) =>
  written.get(difficulty)!.reduce((sum, { errors }) => sum + errors.length, 0) / 20_000;

/** Five standard deviations: one honest run in two million fails. */
function near(found: number, all: number, rate: number): boolean {
  return Math.abs(found - all * rate) <= 5 * Math.sqrt(all * rate * (1 - rate)) + 1;
}

/** Errors that can happen to everyone, whose rate can therefore be counted over all records. */
const everybody = [
  'forename.missing',
  'forename.initial',
  'forename.typo',
  'surname.typo',
  'born.missing',
  'born.year',
  'born.digit',
  'address.missing',
  'address.former',
  'address.street-typo',
];

describe('what goes wrong in person records', () => {
  it('goes wrong as often as the table says, at each level of difficulty', () => {
    for (const name of everybody) {
      const rate = errorRates.find(({ field, error }) => `${field}.${error}` === name)!;
      for (const difficulty of difficulties) {
        const records = written.get(difficulty)!;
        const found = records.filter(({ errors }) => errors.includes(name)).length;
        expect({
          name,
          difficulty,
          found,
          near: near(found, records.length, rate[difficulty]),
        }).toMatchObject({ near: true });
      }
    }
  });

  it('goes wrong for those with a telephone or an e-mail as often as it says', () => {
    for (const difficulty of difficulties)
      for (const field of ['phone', 'email'] as const) {
        const able = written
          .get(difficulty)!
          .filter(
            ({ person }) =>
              (field === 'phone' ? plan.contacts.mobile(person) : plan.contacts.email(person)) !== '',
          );
        const found = able.filter(({ errors }) => errors.includes(`${field}.missing`)).length;
        const rate = errorRates.find((entry) => entry.field === field && entry.error === 'missing')!;
        expect(near(found, able.length, rate[difficulty])).toBe(true);
      }
  });

  it('never exceeds one error a field, and rates never add up to more than one', () => {
    for (const field of spoiltFields)
      for (const difficulty of difficulties) {
        const sum = errorRates
          .filter((rate) => rate.field === field)
          .reduce((total, rate) => total + rate[difficulty], 0);
        expect(sum).toBeLessThanOrEqual(1);
      }
    for (const { errors } of written.get('hard')!) {
      const fields = errors.map((error) => error.split('.')[0]);
      expect(new Set(fields).size).toBe(fields.length);
    }
  });

  it('is worse the harder the level', () => {
    expect(mean('medium')).toBeGreaterThan(1.6 * mean('easy'));
    expect(mean('hard')).toBeGreaterThan(1.4 * mean('medium'));
  });

  it('leaves what has no error as it is', () => {
    for (const record of written.get('easy')!.slice(0, 4000)) {
      if (record.errors.some((error) => error.startsWith('born.'))) continue;
      expect(record.born).toBe(plan.people.born[record.person]);
    }
  });

  it('has a source or the word assumption for every rate', () => {
    for (const { source } of errorRates) expect(source).toMatch(/assumption|pseudopeople|Harron/);
  });
});

describe('the mix of difficulties', () => {
  it('is as the table says for each partner, and adds up to one', () => {
    for (const who of [...reportingPartners, 'subject'] as const) {
      const mix = difficultyMix[who];
      expect(mix.easy + mix.medium + mix.hard).toBeCloseTo(1);
      const drawn = Array.from({ length: 10_000 }, () => drawDifficulty(who, random));
      for (const difficulty of difficulties)
        expect(
          near(drawn.filter((found) => found === difficulty).length, drawn.length, mix[difficulty]),
        ).toBe(true);
    }
  });
});
