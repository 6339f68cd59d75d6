import { describe, expect, it } from 'vitest';
import {
  civilDay,
  extractedAt,
  firstDay,
  fromLocal,
  lastDay,
  localDay,
  localMinuteOfDay,
  weekday,
} from '../calendar.ts';
import { takeDown } from '../extracts/told.ts';
import { socialRent } from '../geography/homes.ts';
import { hotMonthFactor } from '../geography/spots.ts';
import { reportingPartners } from '../partners.ts';
import { planCounty } from '../plan-county.ts';
import { createRandom } from '../random.ts';
import { keyOf } from './keys.ts';
import { kindNo, kinds } from './kinds.ts';
import { atSpot, seriesKinds } from './records.ts';
import { seriesPlan } from './series.ts';

const plan = planCounty({ seed: 'happenings', scale: 1 });
const { incidents, reports, ground, people } = plan;
const eachIncident = Array.from({ length: incidents.count }, (_, incident) => incident);
const eachReport = Array.from({ length: reports.count }, (_, report) => report);
const share = (some: number, all: number) => some / all;

describe('two years of reports', () => {
  it('are 24,000, of fewer incidents, and each incident was told at least once', () => {
    expect(reports.count).toBe(24_000);
    expect(incidents.count).toBeLessThan(22_000);
    const told = new Set(eachReport.map((report) => reports.incident[report]));
    expect(told.size).toBe(incidents.count);
  });

  it('were told in the two years, and never before they happened', () => {
    for (const report of eachReport) {
      const toldAt = reports.toldAt[report]!;
      expect(toldAt).toBeGreaterThanOrEqual(incidents.happenedAt[reports.incident[report]!]!);
      expect(toldAt).toBeGreaterThanOrEqual(fromLocal(firstDay, 0));
      expect(toldAt).toBeLessThan(fromLocal(lastDay + 1, 0));
    }
  });

  it('have a key each', () => {
    expect(new Set(eachReport.map((report) => keyOf(reports, report))).size).toBe(reports.count);
  });

  it('are spread over the partners as in a real partnership: the police have about half', () => {
    const counts = reportingPartners.map(
      (_, no) => eachReport.filter((report) => reports.partner[report] === no).length,
    );
    const shares = counts.map((count) => share(count, reports.count));
    expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
    for (const [at, [low, high]] of [
      [0.45, 0.6],
      [0.25, 0.36],
      [0.06, 0.13],
      [0.03, 0.08],
      [0.02, 0.06],
    ].entries()) {
      expect(shares[at]).toBeGreaterThan(low!);
      expect(shares[at]).toBeLessThan(high!);
    }
  });

  it('are told to the landlord by tenants only', () => {
    for (const report of eachReport)
      if (reportingPartners[reports.partner[report]!] === 'housing')
        expect(ground.homes.tenure[people.home[reports.teller[report]!]!]).toBe(socialRent);
  });

  it('quote the police only for the same incident', () => {
    const quoting = eachReport.filter((report) => reports.quotes[report]! >= 0);
    expect(quoting.length).toBeGreaterThan(500);
    for (const report of quoting) {
      const quoted = reports.quotes[report]!;
      expect(reportingPartners[reports.partner[quoted]!]).toBe('police');
      expect(reports.incident[quoted]).toBe(reports.incident[report]);
    }
  });
});

describe('the rhythm', () => {
  const rowdy = eachIncident.filter((incident) => incidents.kind[incident] === kindNo('rowdy'));

  it('is of evenings, weekends and summers where people are rowdy', () => {
    const evenings = rowdy.filter((incident) => localMinuteOfDay(incidents.happenedAt[incident]!) >= 17 * 60);
    expect(share(evenings.length, rowdy.length)).toBeGreaterThan(0.5);
    const dayShare = (wanted: number) =>
      share(
        rowdy.filter((incident) => weekday(localDay(incidents.happenedAt[incident]!)) === wanted).length,
        rowdy.length,
      );
    expect(dayShare(5)).toBeGreaterThan(1.4 * dayShare(1));
    const monthShare = (months: number[]) =>
      share(
        rowdy.filter((incident) => months.includes(civilDay(localDay(incidents.happenedAt[incident]!)).month))
          .length,
        rowdy.length,
      );
    expect(monthShare([6, 7, 8])).toBeGreaterThan(1.7 * monthShare([12, 1, 2]));
  });

  it('brings fireworks around Bonfire Night', () => {
    const fireworks = eachIncident.filter(
      (incident) => incidents.kind[incident] === kindNo('fireworks') && incidents.series[incident] === 0,
    );
    const near = fireworks.filter((incident) => {
      const { month, day } = civilDay(localDay(incidents.happenedAt[incident]!));
      return (month === 10 && day >= 29) || (month === 11 && day <= 6);
    });
    // Nine days of 365 would have a fortieth.
    expect(share(near.length, fireworks.length)).toBeGreaterThan(0.2);
  });

  it('makes seasonal spots hot in their months', () => {
    const spot = ground.spots.find(({ name }) => name === 'Staithe Meadow')!;
    const here = eachIncident.filter(
      (incident) => incidents.placeKind[incident] === atSpot && incidents.place[incident] === spot.no,
    );
    const hot = here.filter((incident) =>
      spot.hotMonths.includes(civilDay(localDay(incidents.happenedAt[incident]!)).month),
    );
    const perHotMonth = hot.length / spot.hotMonths.length;
    const perOtherMonth = (here.length - hot.length) / (12 - spot.hotMonths.length);
    expect(here.length).toBeGreaterThan(50);
    expect(perHotMonth).toBeGreaterThan((hotMonthFactor / 2) * perOtherMonth);
  });
});

describe('what there is to find', () => {
  it('is a few hundred people who were victims three times or more', () => {
    const times = new Map<number, Set<number>>();
    for (const report of eachReport)
      if (reports.teller[report]! >= 0 && reports.role[report] === 0) {
        const seen = times.get(reports.teller[report]!) ?? new Set();
        times.set(reports.teller[report]!, seen.add(reports.incident[report]!));
      }
    const repeat = [...times.values()].filter((seen) => seen.size >= 3).length;
    expect(repeat).toBeGreaterThan(200);
    expect(repeat).toBeLessThan(900);
  });

  it('is a few hundred subjects named to two partners or more, mostly under different spellings', () => {
    const random = createRandom('spellings');
    const known = new Map<number, { partners: Set<number>; spellings: Set<string> }>();
    for (const report of eachReport) {
      if (!reports.namesSubject[report]) continue;
      const { subject } = takeDown(plan, report, random);
      const entry = known.get(subject!.person) ?? { partners: new Set(), spellings: new Set() };
      entry.partners.add(reports.partner[report]!);
      entry.spellings.add(`${subject!.forename} ${subject!.surname}`);
      known.set(subject!.person, entry);
    }
    const several = [...known.values()].filter(({ partners }) => partners.size >= 2);
    expect(several.length).toBeGreaterThan(200);
    expect(several.length).toBeLessThan(900);
    expect(
      share(several.filter(({ spellings }) => spellings.size >= 2).length, several.length),
    ).toBeGreaterThan(0.6);
  });

  it('is near repeats: the same kind in the same street within three weeks', () => {
    const bursts = new Map<number, number[]>();
    for (const incident of eachIncident)
      if (seriesKinds[incidents.series[incident]!] === 'near-repeat') {
        const list = bursts.get(incidents.seriesNo[incident]!) ?? [];
        list.push(incident);
        bursts.set(incidents.seriesNo[incident]!, list);
      }
    expect(bursts.size).toBe(seriesPlan.nearRepeats);
    for (const list of bursts.values()) {
      expect(new Set(list.map((incident) => incidents.kind[incident])).size).toBe(1);
      list.slice(1).forEach((incident, at) => {
        const before = list[at]!;
        expect(
          localDay(incidents.happenedAt[incident]!) - localDay(incidents.happenedAt[before]!),
        ).toBeLessThanOrEqual(21);
        const apart = Math.hypot(
          incidents.easting[incident]! - incidents.easting[before]!,
          incidents.northing[incident]! - incidents.northing[before]!,
        );
        expect(apart).toBeLessThan(200);
      });
    }
  });

  it('is escalations that end worse than they began', () => {
    const serious = new Set(['violence', 'arson', 'harassment'].map(kindNo));
    const runs = new Map<number, number[]>();
    for (const incident of eachIncident)
      if (seriesKinds[incidents.series[incident]!] === 'escalation') {
        const list = runs.get(incidents.seriesNo[incident]!) ?? [];
        list.push(incident);
        runs.set(incidents.seriesNo[incident]!, list);
      }
    expect(runs.size).toBe(seriesPlan.escalations);
    const whole = [...runs.values()].filter((list) => list.length >= 6);
    expect(whole.length).toBeGreaterThan(60);
    for (const list of whole) expect(serious.has(incidents.kind[list[0]!]!)).toBe(false);
    // The others were cut off by the end of the two years.
    const grew = whole.filter((list) => serious.has(incidents.kind[list.at(-1)!]!));
    expect(share(grew.length, whole.length)).toBeGreaterThan(0.85);
  });

  it('is most of the trouble in few streets', () => {
    const byStreet = new Map<number, number>();
    for (const incident of eachIncident) {
      if (incidents.placeKind[incident] === atSpot) continue;
      const place = incidents.place[incident]!;
      const street = incidents.placeKind[incident] === 0 ? ground.homes.street[place]! : place;
      byStreet.set(street, (byStreet.get(street) ?? 0) + 1);
    }
    const counts = [...byStreet.values()].sort((a, b) => b - a);
    const top = counts
      .slice(0, Math.round(ground.streets.length / 10))
      .reduce((sum, count) => sum + count, 0);
    expect(
      share(
        top,
        counts.reduce((sum, count) => sum + count, 0),
      ),
    ).toBeGreaterThan(0.3);
  });
});

describe('what partners did', () => {
  it('came after the telling and before the extract was run', () => {
    const random = createRandom('responses');
    let visited = 0;
    for (const report of eachReport) {
      const { toldAt, response } = takeDown(plan, report, random);
      for (const at of [response.acknowledgedAt, response.visitedAt, response.closedAt]) {
        if (at === undefined) continue;
        expect(at).toBeGreaterThanOrEqual(toldAt);
        expect(at).toBeLessThan(extractedAt);
      }
      expect(response.closedAt === undefined).toBe(response.result === 'open');
      if (response.visitedAt !== undefined) visited++;
    }
    expect(share(visited, reports.count)).toBeGreaterThan(0.4);
    expect(share(visited, reports.count)).toBeLessThan(0.8);
  });
});

it('every kind of incident happens', () => {
  const seen = new Set(incidents.kind.subarray(0, incidents.count));
  expect(seen.size).toBe(kinds.length);
});
