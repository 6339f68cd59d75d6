import { createRandom } from '../random.ts';
import type { AreaGrid } from './area-grid.ts';
import type { Lsoa } from './boundaries.ts';

export const spotKinds = [
  'shops',
  'school',
  'stop',
  'park',
  'station',
  'car park',
  'waste ground',
  'licensed',
  'camera',
] as const;
export type SpotKind = (typeof spotKinds)[number];

/** A place with a name that people use when they tell of something: no address, no UPRN. */
export interface Spot {
  no: number;
  id: string;
  name: string;
  kind: SpotKind;
  lsoa: number;
  easting: number;
  northing: number;
  /** How much of the trouble at spots of its kind is here. */
  troubleWeight: number;
  /** Months (1 to 12) in which it has many times its usual trouble; empty when it has no season. */
  hotMonths: readonly number[];
}

interface Seasonal {
  locality: string;
  name: string;
  kind: SpotKind;
  weight: number;
  hotMonths: readonly number[];
}

/** The places with a season, so that a seasonal analysis has something to find. */
const seasonalSpots: readonly Seasonal[] = [
  { locality: 'Staithe End', name: 'Staithe Meadow', kind: 'park', weight: 3, hotMonths: [6, 7, 8] },
  {
    locality: 'Market Quarter',
    name: 'Lodebridge Market Cross',
    kind: 'licensed',
    weight: 4,
    hotMonths: [12],
  },
  {
    locality: 'Quillham Colliery',
    name: 'Pit Heap Field',
    kind: 'waste ground',
    weight: 4,
    hotMonths: [10, 11],
  },
  {
    locality: 'Gill Head',
    name: 'Gill Head Reservoir',
    kind: 'car park',
    weight: 3,
    hotMonths: [4, 5, 6, 7, 8],
  },
  { locality: 'Kestrel Green', name: 'Kestrelford Skate Park', kind: 'park', weight: 3, hotMonths: [7, 8] },
  {
    locality: 'Coppergarth',
    name: 'Coppergarth Backs',
    kind: 'waste ground',
    weight: 3,
    hotMonths: [10, 11],
  },
  {
    locality: 'Weir Gate',
    name: 'Weir Gate Retail Park',
    kind: 'car park',
    weight: 3,
    hotMonths: [3, 4, 5, 9, 10],
  },
  {
    locality: 'Ousterwick Cross',
    name: 'Ousterwick Academy Gates',
    kind: 'school',
    weight: 3,
    hotMonths: [9, 10, 3, 6],
  },
];

/** How many times its usual trouble a seasonal spot has in its hot months. */
export const hotMonthFactor = 6;

/** How many of each kind a locality has, by its trouble weight; spots are the same for every seed and scale. */
function kindsFor({ locality, place }: Lsoa): SpotKind[] {
  const kinds: SpotKind[] = ['shops', 'stop', 'stop', 'waste ground'];
  if (place % 2 === 0) kinds.push('school');
  if (place % 2 === 1 || locality.troubleWeight > 1.4) kinds.push('park');
  if (locality.troubleWeight > 1) kinds.push('licensed', 'stop');
  if (locality.troubleWeight > 1.8) kinds.push('car park', 'licensed', 'camera', 'camera');
  if (locality.troubleWeight > 2.5) kinds.push('station', 'station', 'camera', 'camera', 'camera');
  return kinds;
}

const names: Record<SpotKind, readonly string[]> = {
  shops: ['Shops'],
  school: ['Primary School'],
  stop: ['Green bus stop', 'Crossroads bus stop', 'Library bus stop'],
  park: ['Recreation Ground'],
  station: ['Bus Station', 'Railway Station'],
  'car park': ['Car Park'],
  'waste ground': ['Garages'],
  licensed: ['Social Club', 'Arms'],
  camera: ['camera 1', 'camera 2', 'camera 3', 'camera 4', 'camera 5'],
};

export function placeSpots(lsoas: readonly Lsoa[], grid: AreaGrid): Spot[] {
  const random = createRandom('spots');
  const spots: Spot[] = [];

  function add(lsoa: Lsoa, facts: Pick<Spot, 'name' | 'kind' | 'troubleWeight' | 'hotMonths'>): void {
    const { easting, northing } = lsoa.locality;
    for (let tries = 0; ; tries++) {
      const reachM = tries > 40 ? 0 : 420;
      const e = Math.round(easting + (random.unit() * 2 - 1) * reachM);
      const n = Math.round(northing + (random.unit() * 2 - 1) * reachM);
      if (grid.at(e, n) !== lsoa.no) continue;
      const no = spots.length;
      spots.push({
        ...facts,
        no,
        id: `SP${String(no + 1).padStart(3, '0')}`,
        lsoa: lsoa.no,
        easting: e,
        northing: n,
      });
      return;
    }
  }

  for (const lsoa of lsoas) {
    const seen = new Map<SpotKind, number>();
    for (const kind of kindsFor(lsoa)) {
      const nth = seen.get(kind) ?? 0;
      seen.set(kind, nth + 1);
      const troubleWeight =
        kind === 'camera' ? 0 : lsoa.locality.troubleWeight * (0.3 + random.exponential(1));
      add(lsoa, { name: `${lsoa.locality.name} ${names[kind][nth]!}`, kind, troubleWeight, hotMonths: [] });
    }
    for (const seasonal of seasonalSpots.filter((spot) => spot.locality === lsoa.locality.name))
      add(lsoa, {
        name: seasonal.name,
        kind: seasonal.kind,
        troubleWeight: seasonal.weight,
        hotMonths: seasonal.hotMonths,
      });
  }
  return spots;
}
