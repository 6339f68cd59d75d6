import { createRandom, type Random } from '../random.ts';
import { storyStreet } from '../story.ts';
import type { AreaGrid } from './area-grid.ts';
import type { Lsoa } from './boundaries.ts';
import type { Point } from './cells.ts';
import { wardPlans } from './gazetteer.ts';
import { addHome, emptyHomes, socialRent, type Homes } from './homes.ts';
import { cottageNames, flatBlockNames, nameStreet } from './street-names.ts';

export interface Street {
  no: number;
  name: string;
  lsoa: number;
  line: Point[];
  firstHome: number;
  homes: number;
  /** The LSOA's postcode unit that its first twenty homes have; the next twenty have the next. */
  firstUnit: number;
  /** How much of its area's trouble happens here: a few streets have most of it. */
  troubleWeight: number;
}

export const homesPerUnit = 20;

const alongM = 185;
const widestAcrossM = { town: 125, village: 85 };
/** Room for streets in an LSOA of a town; a crowded county closes its rows up to keep within it. */
const builtUpM2 = 1_000_000;
const homesPerStreet = 26;

/** Lays streets in rows around the middle of each LSOA until it has its share of the homes. */
export function layStreets(
  lsoas: readonly Lsoa[],
  grid: AreaGrid,
  homesWanted: number,
  seed: string,
): { streets: Street[]; homes: Homes } {
  const homes = emptyHomes(Math.ceil(homesWanted * 1.02) + lsoas.length * 80 + 200);
  const streets: Street[] = [];
  const unitsUsed = new Int32Array(lsoas.length);
  const namesInTown = new Map<string, Set<string>>();
  const totalWeight = lsoas.reduce((sum, { locality }) => sum + locality.sizeWeight, 0);

  function begin(lsoa: Lsoa, name: string, line: Point[], troubleWeight: number): Street {
    const street = {
      no: streets.length,
      name,
      lsoa: lsoa.no,
      line,
      firstHome: homes.count,
      homes: 0,
      firstUnit: unitsUsed[lsoa.no]!,
      troubleWeight,
    };
    streets.push(street);
    return street;
  }

  /** Closes the street; one with hardly a home is not built at all. */
  function end(street: Street, fewest: number): boolean {
    street.homes = homes.count - street.firstHome;
    if (street.homes < fewest) {
      homes.count = street.firstHome;
      streets.pop();
      return false;
    }
    unitsUsed[street.lsoa] = street.firstUnit + Math.ceil(street.homes / homesPerUnit);
    return true;
  }

  layStoryStreet();
  for (const lsoa of lsoas) layLocality(lsoa);
  return { streets, homes };

  function layStoryStreet(): void {
    const lsoa = lsoas.find(({ locality }) => locality.name === storyStreet.locality)!;
    const [from, to] = storyStreet.line;
    const street = begin(lsoa, storyStreet.name, [from, to], 1);
    for (let number = 1; number <= storyStreet.homes; number++) {
      const share = number / (storyStreet.homes + 1);
      addHome(homes, {
        street: street.no,
        number,
        easting: from[0] + share * (to[0] - from[0]) + (number % 2 ? -9 : 9),
        northing: from[1] + share * (to[1] - from[1]) + (number % 2 ? 9 : -9),
        tenure: socialRent,
      });
    }
    end(street, 1);
  }

  function layLocality(lsoa: Lsoa): void {
    const random = createRandom(seed, 'streets', lsoa.no);
    const { town } = wardPlans[lsoa.wardNo]!;
    const inTown = namesInTown.get(town) ?? new Set<string>();
    const inLocality = new Set<string>([storyStreet.name]);
    let built = lsoa.locality.name === storyStreet.locality ? storyStreet.homes : 0;
    const share = Math.round((homesWanted * lsoa.locality.sizeWeight) / totalWeight);
    // However small the county, every LSOA has a street that is not the story's.
    const wanted = Math.max(share, built + 10);
    const rural = lsoa.locality.troubleWeight < 0.7;
    const acrossM = Math.min(
      rural ? widestAcrossM.village : widestAcrossM.town,
      builtUpM2 / ((wanted / homesPerStreet) * alongM),
    );
    for (const plot of plotsAround(lsoa, acrossM, random)) {
      if (built >= wanted) break;
      const name = !namesInTown.has(town)
        ? 'Front Street'
        : nameStreet(random, (name) => inTown.has(name) || inLocality.has(name));
      const street = begin(lsoa, name, plot.line, Math.min(9, 0.25 / (1 - random.unit()) ** 0.8));
      lineWithHomes(street, plot, lsoa, wanted - built, {
        rural,
        offsetM: Math.min(12, acrossM * 0.22),
        random,
      });
      if (!end(street, Math.min(5, wanted - built))) continue;
      built += street.homes;
      namesInTown.set(town, inTown.add(name));
      inLocality.add(name);
    }
  }

  function lineWithHomes(
    street: Street,
    plot: Plot,
    lsoa: Lsoa,
    atMost: number,
    { rural, offsetM, random }: { rural: boolean; offsetM: number; random: Random },
  ): void {
    const estate = random.chance(lsoa.locality.socialShare);
    const spacingM = random.pick([8, 9, 10, 13]);
    const perSide = Math.floor(150 / spacingM);
    const blockSide = random.chance(0.11) ? random.below(2) : -1;
    const tenure = () => (random.chance(estate ? 0.86 : 0.05) ? socialRent : random.chance(0.2) ? 1 : 0);
    for (let side = 0; side < 2; side++)
      for (let house = 0; house < perSide; house++) {
        if (street.firstHome + atMost <= homes.count) return;
        const [easting, northing] = beside(
          plot,
          -75 + (house + 0.5) * spacingM,
          side === 0 ? offsetM : -offsetM,
        );
        if (grid.at(easting, northing) !== lsoa.no) continue;
        const place = { street: street.no, easting, northing };
        if (side === blockSide) {
          const flats = Math.min(random.between(6, 24), street.firstHome + atMost - homes.count);
          const name = flatBlockNames.first + random.below(flatBlockNames.count);
          for (let flat = 1; flat <= flats; flat++)
            addHome(homes, { ...place, number: 0, flat, name, tenure: tenure() });
          break;
        }
        if (rural && random.chance(0.12)) {
          addHome(homes, {
            ...place,
            number: 0,
            name: cottageNames.first + random.below(cottageNames.count),
            tenure: tenure(),
          });
          continue;
        }
        const number = house * 2 + 1 + side;
        addHome(homes, { ...place, number, tenure: tenure() });
        if (random.chance(0.02)) addHome(homes, { ...place, number, suffix: 1, tenure: tenure() });
      }
  }
}

interface Plot {
  line: Point[];
  middle: Point;
  cos: number;
  sin: number;
  bendM: number;
}

function beside({ middle, cos, sin, bendM }: Plot, alongLineM: number, offsetM: number): Point {
  const bent = offsetM + bendM * Math.sin((alongLineM / 150) * Math.PI);
  return [middle[0] + alongLineM * cos - bent * sin, middle[1] + alongLineM * sin + bent * cos];
}

/** Places for streets, nearest to the middle first; close together where many homes must fit. */
function plotsAround(lsoa: Lsoa, pitchM: number, random: Random): Plot[] {
  const { easting, northing } = lsoa.locality;
  const angle = random.unit() * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Where rows have room between them, streets lie less like a ruler's.
  const looseness = Math.max(0, Math.min(1, (pitchM - 40) / 45));
  const reachM = 1500;
  const plots: { plot: Plot; distance: number }[] = [];
  for (let row = -Math.floor(reachM / pitchM); row <= reachM / pitchM; row++)
    for (let column = -Math.floor(reachM / alongM); column <= reachM / alongM; column++) {
      const along = (column + (row % 2 ? 0.5 : 0)) * alongM;
      const across = row * pitchM + looseness * (random.unit() - 0.5) * 0.3 * pitchM;
      const distance = Math.hypot(along, across);
      const middle: Point = [easting + along * cos - across * sin, northing + along * sin + across * cos];
      if (distance > reachM || nearStory(lsoa, middle)) continue;
      const turn = angle + looseness * (random.unit() - 0.5) * 0.34;
      const bendM = (4 + 24 * looseness) * (random.unit() - 0.5);
      const plot: Plot = { line: [], middle, cos: Math.cos(turn), sin: Math.sin(turn), bendM };
      plots.push({ plot, distance: distance + random.unit() * 90 });
    }
  plots.sort((a, b) => a.distance - b.distance);
  return plots.map(({ plot }) => {
    plot.line = [-75, -25, 25, 75].map((along) => beside(plot, along, 0));
    return plot;
  });
}

function nearStory(lsoa: Lsoa, [easting, northing]: Point): boolean {
  const [from, to] = storyStreet.line;
  const near = Math.hypot(easting - (from[0] + to[0]) / 2, northing - (from[1] + to[1]) / 2) < 190;
  return near && lsoa.locality.name === storyStreet.locality;
}
