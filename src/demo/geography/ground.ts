import { gridOf } from './area-grid.ts';
import { drawBoundaries, type Lsoa, type Ward } from './boundaries.ts';
import type { Homes } from './homes.ts';
import { placeSpots, type Spot } from './spots.ts';
import { layStreets, type Street } from './streets.ts';

/** The ground of the county: areas and spots are always the same; streets and homes follow the seed and the scale. */
export interface Ground {
  wards: Ward[];
  lsoas: Lsoa[];
  spots: Spot[];
  streets: Street[];
  homes: Homes;
}

export function layGround(homesWanted: number, seed: string): Ground {
  const { wards, lsoas } = drawBoundaries();
  const grid = gridOf(lsoas);
  return { wards, lsoas, spots: placeSpots(lsoas, grid), ...layStreets(lsoas, grid, homesWanted, seed) };
}
