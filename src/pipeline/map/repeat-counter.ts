/** Counts how often each of very many hashes came, in little memory. */
export interface RepeatCounter {
  /** @param hex at least 16 hex figures @returns 1 the first time, 2 the second … */
  count(hex: string): number;
}

/**
 * An open-addressed table of the first 64 bits of each hash: 12 bytes a place, at most 70 % full. Among a million rows
 * the chance that two different ones meet is about 1 in 40 million, and then one of them is merely called the second.
 */
export function repeatCounter(): RepeatCounter {
  let places = 1024;
  let used = 0;
  let high = new Uint32Array(places);
  let low = new Uint32Array(places);
  let counts = new Uint32Array(places);

  function placeOf(a: number, b: number): number {
    let at = b & (places - 1);
    while (counts[at] !== 0 && (high[at] !== a || low[at] !== b)) at = (at + 1) & (places - 1);
    return at;
  }

  function grow(): void {
    const [oldHigh, oldLow, oldCounts] = [high, low, counts];
    places *= 2;
    high = new Uint32Array(places);
    low = new Uint32Array(places);
    counts = new Uint32Array(places);
    for (let old = 0; old < oldCounts.length; old++) {
      if (oldCounts[old] === 0) continue;
      const at = placeOf(oldHigh[old]!, oldLow[old]!);
      high[at] = oldHigh[old]!;
      low[at] = oldLow[old]!;
      counts[at] = oldCounts[old]!;
    }
  }

  return {
    count(hex) {
      const a = Number.parseInt(hex.slice(0, 8), 16);
      const b = Number.parseInt(hex.slice(8, 16), 16);
      const at = placeOf(a, b);
      if (counts[at] === 0) {
        high[at] = a;
        low[at] = b;
        used++;
      }
      const count = (counts[at]! += 1);
      if (used > places * 0.7) grow();
      return count;
    },
  };
}
