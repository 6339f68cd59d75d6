import { dayNumber, fromLocal, lastDay, type DayNumber } from '../calendar.ts';
import type { Ground } from '../geography/ground.ts';
import { ageOf, type People } from '../people/people.ts';
import type { Random } from '../random.ts';
import { escalationSteps, kindNo, kinds } from './kinds.ts';
import type { Place, Whereabouts } from './places.ts';
import { addIncident, type Happenings, type SeriesKind } from './records.ts';
import type { Timing } from './rhythm.ts';
import type { teller } from './tellings.ts';

/** How many of each at scale 1, and how they run: assumptions, chosen so that each kind of analysis has something to find. */
export const seriesPlan = {
  repeatVictims: 320,
  knownSubjects: 280,
  nearRepeats: 700,
  escalations: 110,
  /** A follow-up of a near repeat comes after this many days on average, in the same street, and never after 21. */
  nearRepeatMeanDays: 5,
  nearRepeatMostDays: 21,
} as const;

const athome = [
  'noise-home',
  'noise-home',
  'noise-home',
  'neighbour',
  'neighbour',
  'neighbour',
  'intimidation',
  'intimidation',
  'dogs',
  'messages',
  'damage',
  'fly-tipping',
  'fireworks',
  'drugs',
].map(kindNo);
const around = [
  'rowdy',
  'rowdy',
  'vehicle',
  'vehicle',
  'intimidation',
  'drugs',
  'damage',
  'street-drinking',
  'neighbour',
  'small-fire',
  'trespass',
].map(kindNo);
const spreading = [
  'damage',
  'damage',
  'small-fire',
  'graffiti',
  'vehicle',
  'rowdy',
  'fly-tipping',
  'drugs',
].map(kindNo);

export interface SeriesContext {
  ground: Ground;
  people: People;
  where: Whereabouts;
  happenings: Happenings;
  timings: readonly Timing[];
  tell: ReturnType<typeof teller>;
  random: Random;
  scale: number;
  /** Reports that may still be made. */
  room: () => number;
}

interface Step {
  kind: number;
  day: DayNumber;
  place: Place;
  subject: number;
  series: SeriesKind;
  seriesNo: number;
}

function happen({ happenings, timings, random }: SeriesContext, { day, ...facts }: Step): number {
  return addIncident(happenings, {
    ...facts,
    ...facts.place,
    happenedAt: fromLocal(day, timings[facts.kind]!.minute(random)),
  });
}

const howMany = (count: number, scale: number) => Math.max(1, Math.round(count * scale));

/** A neighbour a few doors away, or -1. */
export function neighbourBy({ ground, people, where, random }: SeriesContext, home: number): number {
  const street = ground.streets[ground.homes.street[home]!]!;
  const next = home + (random.chance(0.5) ? 1 : -1) * random.between(1, 3);
  if (next < street.firstHome || next >= street.firstHome + street.homes || people.sizeOf[next] === 0)
    return -1;
  return where.adultAt(next, random);
}

function livedIn({ where, people, random }: SeriesContext): number {
  for (;;) {
    const home = where.homeIn(where.street(random), random);
    if (people.sizeOf[home]! > 0) return home;
  }
}

/** Households told off, shouted at and kept awake for months, mostly by one neighbour. */
export function repeatVictims(context: SeriesContext): void {
  const { where, timings, tell, random, room, scale } = context;
  const count = howMany(seriesPlan.repeatVictims, scale);
  for (let no = 0; no < count && room() > 8; no++) {
    const home = livedIn(context);
    const victim = where.adultAt(home, random);
    const subject = random.chance(0.8) ? neighbourBy(context, home) : -1;
    const gap = 6 + random.exponential(14);
    let day = timings[athome[0]!]!.moment(random).day;
    for (let left = 3 + Math.round(random.exponential(4)); left > 0 && day < lastDay && room() > 8; left--) {
      const incident = happen(context, {
        kind: random.pick(athome),
        day,
        place: where.home(home),
        subject,
        series: 'repeat-victim',
        seriesNo: no,
      });
      const person = random.chance(0.86) ? victim : where.adultAt(home, random);
      tell(incident, room(), { teller: person, subjectNamed: 0.6, insistence: 1.6 });
      day += 1 + Math.round(random.exponential(gap));
    }
  }
}

/** People named again and again, by different neighbours to different partners. */
export function knownSubjects(context: SeriesContext): void {
  const { ground, people, where, timings, tell, random, room, scale } = context;
  const count = howMany(seriesPlan.knownSubjects, scale);
  for (let no = 0; no < count && room() > 8; no++) {
    let subject = -1;
    while (subject < 0) {
      const home = livedIn(context);
      const person = people.firstOf[home]! + random.below(people.sizeOf[home]!);
      const age = ageOf(people, person);
      if (age >= 13 && age <= 60) subject = person;
    }
    const street = ground.homes.street[people.home[subject]!]!;
    let day = timings[around[0]!]!.moment(random).day;
    let last: ReturnType<typeof tell> | undefined;
    for (
      let left = 3 + Math.round(random.exponential(3.5));
      left > 0 && day < lastDay && room() > 8;
      left--
    ) {
      const kind = random.pick(around);
      const { home, spot } = kinds[kind]!.where;
      const place = home > spot ? where.home(where.homeIn(street, random)) : where.along(street, random);
      const incident = happen(context, { kind, day, place, subject, series: 'known-subject', seriesNo: no });
      const person = where.neighbourOf(place, random);
      last = tell(incident, room(), {
        teller: person,
        subjectNamed: 0.72,
        ...(last && random.chance(0.6) ? { not: last } : {}),
      });
      day += 1 + Math.round(random.exponential(20));
    }
  }
}

/** One thing, and then the like of it close by within days. */
export function nearRepeats(context: SeriesContext): void {
  const { where, timings, tell, random, room, scale } = context;
  const count = howMany(seriesPlan.nearRepeats, scale);
  for (let no = 0; no < count && room() > 8; no++) {
    const kind = random.pick(spreading);
    const street = where.street(random);
    let { day } = timings[kind]!.moment(random);
    for (
      let left = 2 + Math.floor(random.exponential(1.4));
      left > 0 && day < lastDay && room() > 8;
      left--
    ) {
      const place =
        kinds[kind]!.where.home > 1 ? where.home(where.homeIn(street, random)) : where.along(street, random);
      const incident = happen(context, {
        kind,
        day,
        place,
        subject: -1,
        series: 'near-repeat',
        seriesNo: no,
      });
      tell(incident, room(), { teller: where.neighbourOf(place, random) });
      day += Math.min(
        seriesPlan.nearRepeatMostDays,
        Math.round(random.exponential(seriesPlan.nearRepeatMeanDays)),
      );
    }
  }
}

/** From nuisance to something serious over months, between the same two households. */
export function escalations(context: SeriesContext): void {
  const { where, timings, tell, random, room, scale } = context;
  const latestStart = dayNumber(2025, 8, 31);
  const count = howMany(seriesPlan.escalations, scale);
  for (let no = 0; no < count && room() > 8; no++) {
    const home = livedIn(context);
    const victim = where.adultAt(home, random);
    const subject = neighbourBy(context, home);
    let day = timings[kindNo('rowdy')]!.moment(random).day;
    if (day > latestStart) day -= 122;
    for (const step of escalationSteps) {
      for (let times = 1 + (random.chance(0.3) ? 1 : 0); times > 0 && day < lastDay && room() > 8; times--) {
        const incident = happen(context, {
          kind: kindNo(random.pick(step)),
          day,
          place: where.home(home),
          subject,
          series: 'escalation',
          seriesNo: no,
        });
        tell(incident, room(), { teller: victim, subjectNamed: 0.65, insistence: 1.4 });
        day += 2 + Math.round(random.exponential(18));
      }
    }
  }
}
