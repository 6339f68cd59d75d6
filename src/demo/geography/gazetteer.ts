/*
 * The fictional county of Harrowshire. It stands on British National Grid squares that are land in the north of
 * England, so that every tool treats it as a real place, but the county, its towns, wards, streets, codes and
 * postcodes are invented. No ward or LSOA of England has a code that begins E05900 or E01900.
 */
export const countyName = 'Harrowshire';

/** A convex outline, roughly 33 by 31 km; boundaries are drawn wavy from it. */
export const outline: readonly (readonly [number, number])[] = [
  [429000, 523100],
  [436500, 521900],
  [444500, 523000],
  [450800, 526600],
  [453800, 532400],
  [454100, 539600],
  [451900, 546600],
  [447200, 551400],
  [440300, 553200],
  [432600, 552300],
  [425800, 548700],
  [421700, 542600],
  [421000, 535300],
  [423600, 528300],
];

export interface Locality {
  name: string;
  /** Where its built-up part is centred, in metres (EPSG:27700). */
  easting: number;
  northing: number;
  /** Share of homes let by the housing partner, 0 to 1. */
  socialShare: number;
  /** How much trouble it has for its size; 1 is the county's middle. */
  troubleWeight: number;
  /** Homes for its share of the county: 1 is the average LSOA. */
  sizeWeight: number;
}

export interface WardPlan {
  name: string;
  /** The post town in addresses. */
  town: string;
  beat: string;
  /** One LSOA for each locality. */
  localities: readonly Locality[];
}

const at = (
  name: string,
  easting: number,
  northing: number,
  socialShare: number,
  troubleWeight: number,
  sizeWeight = 1,
): Locality => ({ name, easting, northing, socialShare, troubleWeight, sizeWeight });

export const wardPlans: readonly WardPlan[] = [
  {
    name: 'Lodebridge Central',
    town: 'Lodebridge',
    beat: 'HL1',
    localities: [
      at('Market Quarter', 437300, 537500, 0.22, 2.9, 0.95),
      at('Castle Fold', 438400, 537800, 0.17, 1.7),
      at('Weir Gate', 436900, 536500, 0.28, 2.2, 1.05),
      at('Priory Bank', 438200, 536700, 0.2, 1.4),
    ],
  },
  {
    name: 'Lodebridge North',
    town: 'Lodebridge',
    beat: 'HL2',
    localities: [
      at('Hollin Park', 437200, 538800, 0.1, 0.6, 1.05),
      at('Nether Lund', 438600, 539100, 0.24, 1.1),
      at('Larkrigg', 437900, 540300, 0.08, 0.45, 0.95),
    ],
  },
  {
    name: 'Lodebridge South',
    town: 'Lodebridge',
    beat: 'HL3',
    localities: [
      at('Tannery Row', 437200, 535300, 0.34, 1.9),
      at('Saltersyke', 438500, 535400, 0.31, 1.6, 1.05),
      at('Coppergarth', 437700, 534100, 0.45, 2.4, 1.1),
      at('Dunnock Moor', 439100, 534000, 0.38, 1.8),
    ],
  },
  {
    name: 'Lodebridge Riverside',
    town: 'Lodebridge',
    beat: 'HL4',
    localities: [
      at('Staithe End', 439700, 537500, 0.3, 2.0),
      at('Ropery', 439700, 536200, 0.26, 1.5, 0.95),
      at('Ferrygate', 441000, 536700, 0.16, 0.8),
    ],
  },
  {
    name: 'Kestrelford East',
    town: 'Kestrelford',
    beat: 'HK1',
    localities: [
      at('Abbots Mead', 447000, 543400, 0.16, 1.2),
      at('Fennside', 447100, 544700, 0.29, 1.5, 1.05),
      at('Cornmoor', 448300, 542900, 0.12, 0.6),
      at('Quarry Heights', 448400, 544200, 0.37, 1.9),
    ],
  },
  {
    name: 'Kestrelford West',
    town: 'Kestrelford',
    beat: 'HK2',
    localities: [
      at('Kestrel Green', 445700, 543500, 0.2, 2.1, 0.95),
      at('Sidings', 445700, 544900, 0.27, 1.4),
      at('Hagg Wood', 444400, 543200, 0.09, 0.5, 1.05),
      at('Thistledown', 445500, 542100, 0.23, 0.9),
    ],
  },
  {
    name: 'Averdale',
    town: 'Averdale',
    beat: 'HA1',
    localities: [
      at('Averdale Town', 428500, 545100, 0.21, 1.3, 1.1),
      at('Gill Head', 427300, 545800, 0.12, 0.6),
      at('Bobbin Mill', 429000, 543800, 0.26, 1.0, 0.95),
    ],
  },
  {
    name: 'Quillham',
    town: 'Quillham',
    beat: 'HQ1',
    localities: [
      at('Quillham Green', 430500, 529600, 0.18, 0.9),
      at('Peasecroft', 431800, 530100, 0.25, 1.1),
      at('Quillham Colliery', 430000, 528300, 0.4, 1.7, 1.05),
    ],
  },
  {
    name: 'Ousterwick',
    town: 'Ousterwick',
    beat: 'HO1',
    localities: [
      at('Ousterwick Cross', 446000, 528600, 0.19, 1.0),
      at('Cinder Bank', 447300, 529000, 0.33, 1.4, 0.95),
      at('Strawfield', 445600, 527300, 0.11, 0.5),
    ],
  },
  {
    name: 'Skelder and Tarnley',
    town: 'Skelder',
    beat: 'HS1',
    localities: [
      at('Skelder', 435300, 548700, 0.14, 0.6),
      at('Tarnley', 440400, 548900, 0.12, 0.5, 0.95),
      at('Ellerwick', 437900, 544600, 0.1, 0.4, 0.9),
    ],
  },
  {
    name: 'Brackenholt',
    town: 'Brackenholt',
    beat: 'HB1',
    localities: [
      at('Brackenholt', 425200, 537400, 0.15, 0.6),
      at('Nether Brack', 427600, 534300, 0.11, 0.45, 0.9),
    ],
  },
  {
    name: 'Wynderby Moor',
    town: 'Wynderby',
    beat: 'HW1',
    localities: [
      at('Wynderby', 439200, 528100, 0.13, 0.55),
      at('Swinmoor', 436000, 525600, 0.17, 0.65, 0.95),
    ],
  },
];

/** "Harrowshire 003B": the ward's number and the LSOA's letter, as the Office for National Statistics names LSOAs. */
export function lsoaName(wardNo: number, place: number): string {
  return `${countyName} ${String(wardNo + 1).padStart(3, '0')}${String.fromCharCode(65 + place)}`;
}

export function wardCode(wardNo: number): string {
  return `E059${String(wardNo + 1).padStart(5, '0')}`;
}

export function lsoaCode(lsoaNo: number): string {
  return `E019${String(lsoaNo + 1).padStart(5, '0')}`;
}
