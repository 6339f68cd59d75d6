/** A stream of numbers that is the same on every machine for the same seed. */
export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Mean 0, standard deviation 1. */
  normal(): number;
  exponential(mean: number): number;
  /** Starts again from a place of its own, so that a row does not depend on the rows written before it. */
  restart(...parts: number[]): void;
}

const golden = 0x9e3779b9;

/** Mixes 32 bits well (the finaliser of MurmurHash3). */
export function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A 32-bit number for a text (FNV-1a, then mixed). */
export function hashText(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  return mix(bits);
}

/**
 * One step of xoshiro128** and its 32 bits.
 * @source Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators (2021), https://prng.di.unimi.it
 * @example from the state 1, 2, 3, 4 → 11520, 0, 5927040
 */
export function nextBits(state: Int32Array): number {
  const scaled = Math.imul(state[1]!, 5);
  const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0;
  const shifted = state[1]! << 9;
  state[2]! ^= state[0]!;
  state[3]! ^= state[1]!;
  state[1]! ^= state[2]!;
  state[0]! ^= state[3]!;
  state[2]! ^= shifted;
  state[3] = (state[3]! << 11) | (state[3]! >>> 21);
  return result;
}

/**
 * A stream for a seed and a purpose: xoshiro128**, seeded through splitmix32.
 * @example createRandom('1', 'people').below(6) → the same face of the die every time
 */
export function createRandom(...parts: (string | number)[]): Random {
  const state = new Int32Array(4);

  function seed(numbers: readonly number[]): void {
    let sum = 0x2545f491;
    for (const number of numbers) sum = mix(Math.imul(sum, 31) + number + golden);
    for (let at = 0; at < 4; at++) state[at] = mix((sum = (sum + golden) | 0));
    // All zeros would stay so for ever.
    state[3]! |= 1;
  }

  const unit = () => nextBits(state) / 4294967296;
  const below = (limit: number) => Math.floor(unit() * limit);
  seed(parts.map((part) => (typeof part === 'number' ? part : hashText(part))));

  return {
    unit,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => unit() < probability,
    pick: (list) => list[below(list.length)]!,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    exponential: (mean) => -mean * Math.log(1 - unit()),
    restart: (...numbers) => seed(numbers),
  };
}

/** Draws an index in proportion to its weight, in constant time. */
export type Choice = (random: Random) => number;

/**
 * Vose's alias method.
 * @param weights at least one above zero
 */
export function createChoice(weights: ArrayLike<number>): Choice {
  const count = weights.length;
  let total = 0;
  for (let at = 0; at < count; at++) total += weights[at]!;
  const share = new Float64Array(count);
  const alias = new Int32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  for (let at = 0; at < count; at++) {
    share[at] = (weights[at]! * count) / total;
    (share[at]! < 1 ? small : large).push(at);
  }
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large.at(-1)!;
    alias[low] = high;
    share[high] = share[high]! + share[low]! - 1;
    if (share[high] < 1) small.push(large.pop()!);
  }
  for (const at of small) share[at] = 1;
  for (const at of large) share[at] = 1;
  return (random) => {
    const spot = random.unit() * count;
    const at = Math.floor(spot);
    return spot - at < share[at]! ? at : alias[at]!;
  };
}
