import { fromLocal, lastDay, minutesPerDay, officeTime, type MinuteNumber } from '../calendar.ts';
import { socialRent, type Homes } from '../geography/homes.ts';
import type { ReportingPartner } from '../partners.ts';
import type { People } from '../people/people.ts';
import { createChoice, type Random } from '../random.ts';
import { kinds } from './kinds.ts';
import { addReport, atHome, type Happenings } from './records.ts';
import type { Whereabouts } from './places.ts';

const firstPartners = ['police', 'council', 'housing', 'fire'] as const;

/** Chance that a caller will not give a name: an assumption. */
const anonymousShare: Record<ReportingPartner, number> = {
  police: 0.21,
  council: 0.24,
  housing: 0,
  fire: 0.5,
  victims: 0,
};

/** Kinds after which the police offer a referral to the victim service, and the chance that it is taken up. */
// prettier-ignore
const referred = new Map([
  ['neighbour', 0.16], ['intimidation', 0.3], ['messages', 0.25], ['hate', 0.5], ['harassment', 0.55], ['violence', 0.45], ['damage', 0.2],
]);

const periodEnd = fromLocal(lastDay + 1, 0) - 1;

export interface TellingOptions {
  /** Who tells; -1 for nobody in particular, who may be anonymous. */
  teller: number;
  /** Chance that the teller names the subject, where it is not the kind's own. */
  subjectNamed?: number;
  /** Tell anyone but this partner first. */
  not?: ReportingPartner;
  /** Multiplies the chance of telling again and of a referral. */
  insistence?: number;
}

/** Turns incidents into reports: to whom, when, by whom, and whether again. */
export function teller(
  happenings: Happenings,
  people: People,
  homes: Homes,
  where: Whereabouts,
  random: Random,
) {
  const { incidents, reports } = happenings;
  const firstChoice = kinds.map(({ toldTo }) =>
    createChoice(firstPartners.map((partner) => toldTo[partner] ?? 0)),
  );

  /** Only a tenant of the housing partner tells it. */
  const isTenant = (person: number) => person >= 0 && homes.tenure[people.home[person]!] === socialRent;

  function choosePartner(kind: number, person: number, not: ReportingPartner | undefined): ReportingPartner {
    for (let tries = 0; tries < 8; tries++) {
      let partner: ReportingPartner = firstPartners[firstChoice[kind]!(random)]!;
      // A tenant with trouble at home tells the landlord as often as not.
      const landlord = kinds[kind]!.toldTo.housing ?? 0;
      if (partner !== 'fire' && landlord > 5 && isTenant(person) && random.chance(0.42)) partner = 'housing';
      if (partner === 'housing' && !isTenant(person)) partner = random.chance(0.6) ? 'police' : 'council';
      if (partner !== not) return partner;
    }
    return not === 'police' ? 'council' : 'police';
  }

  function delayed(partner: ReportingPartner, from: MinuteNumber): MinuteNumber {
    let told: MinuteNumber;
    if (partner === 'fire') told = from + random.between(2, 25);
    else if (partner === 'police')
      told = from + Math.round(random.chance(0.78) ? 3 + random.exponential(14) : random.exponential(900));
    else if (random.chance(0.22)) told = from + Math.round(random.exponential(500));
    else told = officeTime(from + Math.round(random.exponential(0.7 * minutesPerDay)));
    return Math.min(told, periodEnd);
  }

  const roleOf = (incident: number, person: number) =>
    incidents.placeKind[incident] === atHome &&
    person >= 0 &&
    people.home[person] === incidents.place[incident]
      ? 'victim'
      : 'witness';

  function add(
    incident: number,
    partner: ReportingPartner,
    person: number,
    from: MinuteNumber,
    named: number,
    quotes = -1,
  ): number {
    const said = person >= 0 && !random.chance(anonymousShare[partner]) ? person : -1;
    return addReport(happenings, {
      incident,
      partner,
      toldAt: delayed(partner, from),
      teller: said,
      role: roleOf(incident, person),
      namesSubject: incidents.subject[incident]! >= 0 && random.chance(named),
      quotes,
    });
  }

  /** Tells of an incident once, and then perhaps again, until `room` reports are made. Returns the first partner. */
  function tell(incident: number, room: number, options: TellingOptions): ReportingPartner {
    const kind = incidents.kind[incident]!;
    const { toldAgain, subjectNamed: usually, id } = kinds[kind]!;
    const { insistence = 1, subjectNamed = usually } = options;
    const first = choosePartner(kind, options.teller, options.not);
    const report = add(incident, first, options.teller, incidents.happenedAt[incident]!, subjectNamed);
    let left = room - 1;
    const said = reports.teller[report]!;
    const later = reports.toldAt[report]! + 30 + Math.round(random.exponential(minutesPerDay));
    if (left > 0 && later < periodEnd && random.chance(Math.min(0.7, toldAgain * insistence))) {
      left--;
      if (said >= 0 && random.chance(0.6)) {
        const partner = choosePartner(kind, said, first);
        add(
          incident,
          partner,
          said,
          later,
          subjectNamed,
          first === 'police' && random.chance(0.45) ? report : -1,
        );
      } else {
        const place = {
          lsoa: incidents.lsoa[incident]!,
          placeKind: incidents.placeKind[incident]!,
          place: incidents.place[incident]!,
          easting: 0,
          northing: 0,
        };
        const other = where.neighbourOf(place, random);
        const partner = choosePartner(kind, other, undefined);
        add(incident, partner, other, incidents.happenedAt[incident]! + random.below(90), subjectNamed);
      }
    }
    const referral = Math.min(0.8, (referred.get(id) ?? 0) * (insistence > 1 ? 1.3 : 1));
    const referredAt = reports.toldAt[report]! + Math.round((1 + random.exponential(5)) * minutesPerDay);
    if (left > 0 && said >= 0 && first === 'police' && referredAt < periodEnd && random.chance(referral))
      add(incident, 'victims', said, referredAt, 0, random.chance(0.72) ? report : -1);
    return first;
  }

  return tell;
}
