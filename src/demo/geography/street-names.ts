import type { Random } from '../random.ts';

// prettier-ignore
const starts = [
  'Alder', 'Arkle', 'Bram', 'Brock', 'Cald', 'Copper', 'Crake', 'Dun', 'Eller', 'Esk', 'Fell', 'Fern', 'Gars', 'Glen',
  'Hag', 'Hazel', 'Heron', 'Hollin', 'Kest', 'Kirk', 'Lark', 'Lind', 'Mal', 'Marl', 'Nun', 'Oust', 'Pipe', 'Quern',
  'Raven', 'Rook', 'Scar', 'Skell', 'Sloe', 'Tarn', 'Thorn', 'Ulver', 'Wether', 'Whin', 'Wyn', 'Yew',
];

// prettier-ignore
const ends = [
  'beck', 'brough', 'croft', 'dale', 'field', 'garth', 'gill', 'hirst', 'holm', 'how', 'keld', 'lund', 'mere', 'moor',
  'rigg', 'sett', 'shaw', 'syke', 'thwaite', 'wick',
];

const plain = [
  'Road',
  'Street',
  'Avenue',
  'Terrace',
  'Drive',
  'Lane',
  'Crescent',
  'Gardens',
  'Grove',
  'Way',
  'Place',
  'Walk',
];
const dead = ['Close', 'Court', 'Mews', 'Row'];

const trees = [
  'Larch',
  'Rowan',
  'Willow',
  'Maple',
  'Cedar',
  'Beech',
  'Aspen',
  'Juniper',
  'Linden',
  'Chestnut',
  'Poplar',
  'Hawthorn',
];

/** What a house may be called when it has no number, and what a block of flats is called. The first is "no name". */
// prettier-ignore
export const buildingNames: readonly string[] = [
  '',
  ...trees.flatMap((tree) => [`${tree} Court`, `${tree} House`]),
  'Rose Cottage', 'The Old Forge', 'Mill Cottage', 'Orchard House', 'Westview', 'Fellside', 'The Bungalow', 'Keepers Cottage',
  'The Old Chapel', 'Sunnybank', 'Greenacres', 'Holly Cottage', 'Lane End', 'Moor View', 'The Barn', 'Brook House',
];

export const flatBlockNames = { first: 1, count: trees.length * 2 };
export const cottageNames = {
  first: 1 + trees.length * 2,
  count: buildingNames.length - 1 - trees.length * 2,
};

/** An invented street name that `taken` does not hold, if eight tries find one. */
export function nameStreet(random: Random, isTaken: (name: string) => boolean): string {
  let name = '';
  for (let tries = 0; tries < 8; tries++) {
    const kind = random.chance(0.28) ? random.pick(dead) : random.pick(plain);
    name = `${random.pick(starts)}${random.pick(ends)} ${kind}`;
    if (!isTaken(name)) break;
  }
  return name;
}
