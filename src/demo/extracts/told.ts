import type { MinuteNumber } from '../calendar.ts';
import type { Difficulty } from '../errors.ts';
import { uprnOf } from '../geography/homes.ts';
import { keyOf } from '../incidents/keys.ts';
import { kinds, type Kind } from '../incidents/kinds.ts';
import { atHome, atSpot, roles, seriesKinds } from '../incidents/records.ts';
import { respond, respondInStory, type Response } from '../incidents/responses.ts';
import { reportingPartners, type ReportingPartner } from '../partners.ts';
import type { CountyPlan } from '../plan-county.ts';
import { hashText, type Random } from '../random.ts';
import { addressOf } from '../spoil/address.ts';
import { drawError } from '../spoil/draw-error.ts';
import { drawDifficulty, writeDown, writeDownStory, type PersonRecord } from '../spoil/person-record.ts';
import { storyIncidents, storySubject } from '../story.ts';

/** A report as its partner took it down, in nobody's format yet. */
export interface Told {
  report: number;
  incident: number;
  partner: ReportingPartner;
  key: string;
  kind: Kind;
  toldAt: MinuteNumber;
  happenedAt: MinuteNumber;
  /** The partner asked when it happened. */
  happenedKnown: boolean;
  wardNo: number;
  lsoa: number;
  /** Undefined where the place has no UPRN. */
  uprn: number | undefined;
  home: number | undefined;
  usrn: number | undefined;
  /** "14 Tarn Close", "Staithe Meadow". */
  placeName: string;
  /** "at 14 Tarn Close", "near Staithe Meadow". */
  placePhrase: string;
  /** Locality and town, and the postcode of a home. */
  placeTail: string;
  /** As written: perhaps rounded, perhaps missing. */
  easting: number | undefined;
  northing: number | undefined;
  teller: PersonRecord | undefined;
  role: (typeof roles)[number];
  subject: PersonRecord | undefined;
  /** Key of the police's report, where this one quotes it. */
  policeRef: string;
  response: Response;
  words: string;
  /** Part of a run of trouble for the same people. */
  repeat: boolean;
  inStory: boolean;
}

const storyTellings = storyIncidents.flatMap(({ tellings }) => tellings);

export function takeDown(plan: CountyPlan, report: number, random: Random): Told {
  const { reports, incidents, ground } = plan;
  const incident = reports.incident[report]!;
  const partnerNo = reports.partner[report]!;
  const partner = reportingPartners[partnerNo]!;
  const kind = kinds[incidents.kind[incident]!]!;
  random.restart(hashText(plan.seed), partnerNo, report);
  const telling = storyTellings[reports.story[report]! - 1];
  const difficulty = drawDifficulty(partner, random);
  const person = reports.teller[report]!;
  const subjectNo = reports.namesSubject[report] ? incidents.subject[incident]! : -1;
  const toldAt = reports.toldAt[report]!;
  const teller = telling
    ? writeDownStory(plan, person, telling.teller)
    : person < 0
      ? undefined
      : writeDown(plan, person, difficulty, random);
  const subject = telling?.subject
    ? writeDownStory(plan, storySubject, telling.subject)
    : subjectNo < 0
      ? undefined
      : writeDown(plan, subjectNo, drawDifficulty('subject', random), random);
  const response = telling ? respondInStory(telling) : respond(partner, kind, toldAt, random);
  const place = describePlace(plan, incident, random);
  const quoted = reports.quotes[report]!;
  const series = seriesKinds[incidents.series[incident]!]!;
  return {
    report,
    incident,
    partner,
    key: keyOf(reports, report),
    kind,
    toldAt,
    happenedAt: incidents.happenedAt[incident]!,
    happenedKnown: telling !== undefined || random.chance(0.68),
    wardNo: ground.lsoas[incidents.lsoa[incident]!]!.wardNo,
    lsoa: incidents.lsoa[incident]!,
    ...place,
    ...locate(
      incidents.easting[incident]!,
      incidents.northing[incident]!,
      telling ? 'exact' : difficulty,
      random,
    ),
    teller,
    role: roles[reports.role[report]!]!,
    subject,
    policeRef: quoted < 0 ? '' : keyOf(reports, quoted),
    response,
    words: telling?.words ?? random.pick(kind.words).replace('{place}', place.placePhrase),
    repeat: series !== 'none' && series !== 'near-repeat',
    inStory: telling !== undefined,
  };
}

function locate(
  easting: number,
  northing: number,
  difficulty: Difficulty | 'exact',
  random: Random,
): Pick<Told, 'easting' | 'northing'> {
  const error = difficulty === 'exact' ? undefined : drawError('location', difficulty, random);
  if (error === 'missing') return { easting: undefined, northing: undefined };
  const step = error === 'rounded-100m' ? 100 : error === 'rounded-10m' ? 10 : 1;
  return { easting: Math.round(easting / step) * step, northing: Math.round(northing / step) * step };
}

type PlaceWords = Pick<Told, 'uprn' | 'usrn' | 'home' | 'placeName' | 'placePhrase' | 'placeTail'>;

function describePlace({ incidents, ground }: CountyPlan, incident: number, random: Random): PlaceWords {
  const place = incidents.place[incident]!;
  const placeKind = incidents.placeKind[incident]!;
  const lsoa = ground.lsoas[incidents.lsoa[incident]!]!;
  const { town } = ground.wards[lsoa.wardNo]!;
  const tail = lsoa.locality.name === town ? town : `${lsoa.locality.name}, ${town}`;
  if (placeKind === atSpot) {
    const { name } = ground.spots[place]!;
    const phrase = `${random.pick(['near', 'outside', 'behind', 'at', 'opposite'])} ${name}`;
    return {
      uprn: undefined,
      usrn: undefined,
      home: undefined,
      placeName: name,
      placePhrase: phrase,
      placeTail: tail,
    };
  }
  if (placeKind === atHome) {
    const { building, street, postcode } = addressOf(ground, place);
    const name = building ? `${building}, ${street}` : street;
    const usrn = ground.homes.street[place]!;
    return {
      uprn: uprnOf(place),
      usrn,
      home: place,
      placeName: name,
      placePhrase: `at ${name}`,
      placeTail: `${tail}, ${postcode}`,
    };
  }
  const { name } = ground.streets[place]!;
  const phrase = `${random.pick(['in', 'in', 'at the end of', 'at the shops end of', 'in the back lane of'])} ${name}`;
  return {
    uprn: undefined,
    usrn: place,
    home: undefined,
    placeName: name,
    placePhrase: phrase,
    placeTail: tail,
  };
}
