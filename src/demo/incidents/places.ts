import type { Ground } from '../geography/ground.ts';
import { hotMonthFactor, type Spot } from '../geography/spots.ts';
import { ageOf, type People } from '../people/people.ts';
import { createChoice, type Choice, type Random } from '../random.ts';
import { kinds } from './kinds.ts';
import { atHome, atSpot, inStreet, type IncidentFacts } from './records.ts';

export type Place = Pick<IncidentFacts, 'lsoa' | 'placeKind' | 'place' | 'easting' | 'northing'>;

/** Draws places and people: more where there is more trouble. */
export interface Whereabouts {
  /** A street by its trouble; a few have most of it. */
  street(random: Random): number;
  homeIn(street: number, random: Random): number;
  home(home: number): Place;
  /** A point along a street, without a house number. */
  along(street: number, random: Random): Place;
  /** Where an everyday incident of a kind happens. */
  anywhere(kind: number, month: number, random: Random): Place;
  /** Someone of 16 or over who lives there, or -1. */
  adultAt(home: number, random: Random): number;
  /** Someone who lives close to a place, or -1. */
  neighbourOf(place: Place, random: Random): number;
}

const jitter = (random: Random) => Math.round((random.unit() - 0.5) * 30);

const near = (spot: Spot, random: Random): Place => ({
  lsoa: spot.lsoa,
  placeKind: atSpot,
  place: spot.no,
  easting: spot.easting + jitter(random),
  northing: spot.northing + jitter(random),
});

export function whereabouts({ lsoas, spots, streets, homes }: Ground, people: People): Whereabouts {
  // The story's street, the first, is left to the story.
  const pickStreet = createChoice(
    streets.map(({ no, lsoa, homes, troubleWeight }) =>
      no === 0 ? 0 : homes * troubleWeight * lsoas[lsoa]!.locality.troubleWeight,
    ),
  );
  const streetsIn = lsoas.map(({ no }) => streets.filter((street) => street.lsoa === no && street.no > 0));
  const pickStreetIn = streetsIn.map((list) => createChoice(list.map(({ homes }) => homes)));
  const spotChoices = new Map<number, Choice>();

  function spotChoice(kind: number, month: number): Choice {
    const slot = kind * 16 + month;
    let choice = spotChoices.get(slot);
    if (!choice) {
      const shares = kinds[kind]!.where.spots ?? {};
      const weights = spots.map((spot) => {
        const season = spot.hotMonths.includes(month) ? hotMonthFactor : 1;
        return (shares[spot.kind] ?? 0) * spot.troubleWeight * season;
      });
      spotChoices.set(slot, (choice = createChoice(weights)));
    }
    return choice;
  }

  function adultAt(home: number, random: Random): number {
    const size = people.sizeOf[home]!;
    if (size === 0) return -1;
    const first = people.firstOf[home]!;
    for (let tries = 0; tries < 6; tries++) {
      const person = first + random.below(size);
      if (ageOf(people, person) >= 16) return person;
    }
    return first;
  }

  const homeIn = (street: number, random: Random) =>
    streets[street]!.firstHome + random.below(streets[street]!.homes);
  const homePlace = (home: number): Place => ({
    lsoa: streets[homes.street[home]!]!.lsoa,
    placeKind: atHome,
    place: home,
    easting: homes.easting[home]!,
    northing: homes.northing[home]!,
  });

  function along(street: number, random: Random): Place {
    const home = homeIn(street, random);
    const { easting, northing } = homePlace(home);
    return { lsoa: streets[street]!.lsoa, placeKind: inStreet, place: street, easting, northing };
  }

  return {
    street: pickStreet,
    homeIn,
    home: homePlace,
    along,
    anywhere(kind, month, random) {
      const { home, street, spot } = kinds[kind]!.where;
      const draw = random.unit() * (home + street + spot);
      if (draw < spot) return near(spots[spotChoice(kind, month)(random)]!, random);
      const where = pickStreet(random);
      return draw < spot + street ? along(where, random) : homePlace(homeIn(where, random));
    },
    adultAt,
    neighbourOf(place, random) {
      const own =
        place.placeKind === atHome
          ? homes.street[place.place]!
          : place.placeKind === inStreet
            ? place.place
            : -1;
      // Half of those who tell of a street live elsewhere in the neighbourhood.
      const street =
        own >= 0 && random.chance(0.5) ? own : streetsIn[place.lsoa]![pickStreetIn[place.lsoa]!(random)]!.no;
      return adultAt(homeIn(street, random), random);
    },
  };
}
