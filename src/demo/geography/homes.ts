/** Who owns the home: its household, a private landlord, or the housing partner. */
export const tenures = ['owned', 'private rent', 'social rent'] as const;
export const socialRent = 2;

/** Every home of the county, one column for each fact; a home is its position in them. */
export interface Homes {
  count: number;
  street: Int32Array;
  /** 0 when the home has a name or stands in a block without a number of its own. */
  number: Uint16Array;
  /** 0 none, 1 "a", 2 "b". */
  suffix: Uint8Array;
  /** 0 when the home is not a flat. */
  flat: Uint16Array;
  /** Position in `buildingNames`; 0 none. */
  name: Uint8Array;
  easting: Float64Array;
  northing: Float64Array;
  tenure: Uint8Array;
}

export function emptyHomes(capacity: number): Homes {
  return {
    count: 0,
    street: new Int32Array(capacity),
    number: new Uint16Array(capacity),
    suffix: new Uint8Array(capacity),
    flat: new Uint16Array(capacity),
    name: new Uint8Array(capacity),
    easting: new Float64Array(capacity),
    northing: new Float64Array(capacity),
    tenure: new Uint8Array(capacity),
  };
}

export interface HomeFacts {
  street: number;
  number: number;
  suffix?: number;
  flat?: number;
  name?: number;
  easting: number;
  northing: number;
  tenure: number;
}

export function addHome(homes: Homes, facts: HomeFacts): number {
  const at = homes.count++;
  homes.street[at] = facts.street;
  homes.number[at] = facts.number;
  homes.suffix[at] = facts.suffix ?? 0;
  homes.flat[at] = facts.flat ?? 0;
  homes.name[at] = facts.name ?? 0;
  homes.easting[at] = Math.round(facts.easting * 10) / 10;
  homes.northing[at] = Math.round(facts.northing * 10) / 10;
  homes.tenure[at] = facts.tenure;
  return at;
}

/**
 * Unique property reference numbers 999000000001 onwards: twelve digits, as the longest are, in a range that no
 * authority has been given.
 */
export function uprnOf(home: number): number {
  return 999_000_000_001 + home;
}

/** Unique street reference numbers 99900001 onwards: eight digits, a range that no authority has been given. */
export function usrnOf(street: number): number {
  return 99_900_001 + street;
}
