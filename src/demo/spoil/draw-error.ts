import { difficulties, errorRates, type Difficulty, type SpoiltField } from '../errors.ts';
import type { Random } from '../random.ts';

interface Outcome {
  error: string;
  upTo: number;
}

const outcomes = new Map<string, Outcome[]>();
for (const { field, error, ...rates } of errorRates)
  for (const difficulty of difficulties) {
    const key = field + difficulty;
    const list = outcomes.get(key) ?? [];
    list.push({ error, upTo: (list.at(-1)?.upTo ?? 0) + rates[difficulty] });
    outcomes.set(key, list);
  }

/** The error that befalls a field of a record of this difficulty, or undefined. One draw, so at most one error. */
export function drawError(field: SpoiltField, difficulty: Difficulty, random: Random): string | undefined {
  const draw = random.unit();
  for (const { error, upTo } of outcomes.get(field + difficulty)!) if (draw < upTo) return error;
  return undefined;
}
