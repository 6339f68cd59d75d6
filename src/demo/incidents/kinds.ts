import type { SpotKind } from '../geography/spots.ts';
import type { Rhythm } from './rhythm.ts';

/** Where a kind of incident happens: relative weights. */
export interface Where {
  home: number;
  street: number;
  spot: number;
  spots?: Partial<Record<SpotKind, number>>;
}

/** To whom it is told first: relative weights. */
export interface ToldTo {
  police?: number;
  council?: number;
  housing?: number;
  fire?: number;
}

export interface Kind {
  id: string;
  /** The police's class: the National Standard for Incident Recording's three, or a crime. */
  nsirClass: string;
  nsirSubtype: string;
  /** The council's request type. */
  council: string;
  /** The landlord's category (A most serious) and type. */
  housing: readonly ['A' | 'B' | 'C', string];
  /** Share of the everyday incidents: relative weight. */
  weight: number;
  where: Where;
  toldTo: ToldTo;
  rhythm: Rhythm;
  /** Chance that whoever tells can name the subject, when there is one. */
  subjectNamed: number;
  /** Chance that it is told a second time, to another partner or by somebody else. */
  toldAgain: number;
  /** What the narrative says; {place} is filled in. */
  words: readonly string[];
}

const evenings: Rhythm = { hours: 'evening', week: 'weekend', year: 'summer' };
const nights: Rhythm = { hours: 'night', week: 'weekend', year: 'even' };
const days: Rhythm = { hours: 'day', week: 'weekday', year: 'even' };
const always: Rhythm = { hours: 'allDay', week: 'even', year: 'even' };
const closing: Rhythm = { hours: 'closing', week: 'weekend', year: 'even' };

const nuisance = 'ASB NUISANCE';
const personal = 'ASB PERSONAL';
const environmental = 'ASB ENVIRONMENTAL';

/**
 * What happens in the county. Sub-types are the thirteen of the National Standard for Incident Recording, with the
 * "unknown nuisance" class that partnerships struggle to clean up; weights are assumptions.
 */
// prettier-ignore
export const kinds: readonly Kind[] = [
  { id: 'rowdy', nsirClass: nuisance, nsirSubtype: 'ROWDY OR INCONSIDERATE', council: 'ASB-GEN', housing: ['C', 'Rowdy behaviour in shared areas'], weight: 17, where: { home: 0, street: 4, spot: 6, spots: { shops: 4, park: 3, stop: 2, station: 3, licensed: 2, school: 1, 'car park': 1 } }, toldTo: { police: 82, council: 14, housing: 4 }, rhythm: evenings, subjectNamed: 0.12, toldAgain: 0.16, words: ['Group of about eight youths shouting and kicking a ball against doors {place}.', 'Caller says a crowd is gathering {place} and swearing at people going by.', 'Youths riding bikes at pedestrians {place}. No injuries.'] },
  { id: 'noise-home', nsirClass: nuisance, nsirSubtype: 'NOISE', council: 'NOI-DOM', housing: ['B', 'Noise'], weight: 11, where: { home: 1, street: 0, spot: 0 }, toldTo: { police: 24, council: 50, housing: 26 }, rhythm: nights, subjectNamed: 0.35, toldAgain: 0.16, words: ['Loud music from next door {place}.', 'Shouting and banging through the wall until the early hours, "every weekend", {place}.', 'Dog barking all day while owner is out, {place}.'] },
  { id: 'noise-street', nsirClass: nuisance, nsirSubtype: 'NOISE', council: 'NOI-COM', housing: ['C', 'Noise'], weight: 3, where: { home: 0, street: 3, spot: 5, spots: { licensed: 6, park: 1 } }, toldTo: { police: 55, council: 45 }, rhythm: closing, subjectNamed: 0.02, toldAgain: 0.1, words: ['Music from licensed premises can be heard indoors, {place}.', 'Car stereo at full volume {place}.'] },
  { id: 'neighbour', nsirClass: personal, nsirSubtype: 'ROWDY OR NUISANCE NEIGHBOURS', council: 'ASB-NEI', housing: ['B', 'Neighbour dispute'], weight: 9, where: { home: 1, street: 0, spot: 0 }, toldTo: { police: 52, council: 18, housing: 30 }, rhythm: evenings, subjectNamed: 0.6, toldAgain: 0.22, words: ['Argument with neighbour over parking, abuse shouted, {place}.', 'Neighbour banging on the wall and shouting abuse {place}.', 'Caller says neighbour\'s visitors come and go all night, {place}.'] },
  { id: 'intimidation', nsirClass: personal, nsirSubtype: 'ROWDY OR NUISANCE NEIGHBOURS', council: 'ASB-INT', housing: ['A', 'Intimidation and harassment'], weight: 3.6, where: { home: 5, street: 1, spot: 0 }, toldTo: { police: 66, council: 12, housing: 22 }, rhythm: evenings, subjectNamed: 0.6, toldAgain: 0.3, words: ['Caller was stared at and followed to the door, told to "watch it", {place}.', 'Threatening gestures from across the street {place}.', 'Abuse shouted at caller and children {place}.'] },
  { id: 'messages', nsirClass: personal, nsirSubtype: 'MALICIOUS OR NUISANCE COMMUNICATIONS', council: 'ASB-INT', housing: ['B', 'Abusive messages'], weight: 2.2, where: { home: 1, street: 0, spot: 0 }, toldTo: { police: 94, housing: 6 }, rhythm: always, subjectNamed: 0.55, toldAgain: 0.08, words: ['Repeated unwanted messages and silent calls, {place}.', 'Abusive notes through the door {place}.'] },
  { id: 'vehicle', nsirClass: nuisance, nsirSubtype: 'VEHICLE NUISANCE OR INAPPROPRIATE USE', council: 'ASB-VEH', housing: ['C', 'Vehicle nuisance'], weight: 8.5, where: { home: 0, street: 6, spot: 4, spots: { 'car park': 5, park: 3, 'waste ground': 2, shops: 1 } }, toldTo: { police: 88, council: 9, housing: 3 }, rhythm: { ...evenings, year: 'summer' }, subjectNamed: 0.1, toldAgain: 0.1, words: ['Off-road bikes being ridden on the grass {place}.', 'Cars racing and sounding horns {place}.', 'Electric bike ridden on the pavement at speed {place}.'] },
  { id: 'abandoned', nsirClass: environmental, nsirSubtype: 'VEHICLE ABANDONED (NOT STOLEN)', council: 'ABV', housing: ['C', 'Abandoned vehicle'], weight: 3, where: { home: 0, street: 5, spot: 1, spots: { 'car park': 2, 'waste ground': 2 } }, toldTo: { police: 28, council: 66, housing: 6 }, rhythm: days, subjectNamed: 0, toldAgain: 0.08, words: ['Untaxed car with flat tyres left for two weeks {place}.', 'Van with no plates {place}.'] },
  { id: 'litter', nsirClass: environmental, nsirSubtype: 'LITTERING OR DRUG PARAPHERNALIA', council: 'LITTER', housing: ['C', 'Litter and untidy areas'], weight: 4, where: { home: 0, street: 3, spot: 4, spots: { park: 3, shops: 2, 'waste ground': 3, stop: 1 } }, toldTo: { police: 14, council: 78, housing: 8 }, rhythm: days, subjectNamed: 0, toldAgain: 0.06, words: ['Broken glass and cans all over the path {place}.', 'Small bags and foil found {place}.'] },
  { id: 'fly-tipping', nsirClass: environmental, nsirSubtype: 'LITTERING OR DRUG PARAPHERNALIA', council: 'FLY-TIP', housing: ['C', 'Fly-tipping'], weight: 9, where: { home: 1, street: 5, spot: 4, spots: { 'waste ground': 6, 'car park': 1, park: 1 } }, toldTo: { police: 3, council: 91, housing: 6 }, rhythm: days, subjectNamed: 0.03, toldAgain: 0.08, words: ['Mattress and black bags dumped {place}.', 'Builder\'s rubble tipped {place}.', 'Fridge left {place}.'] },
  { id: 'dogs', nsirClass: nuisance, nsirSubtype: 'ANIMAL PROBLEMS', council: 'DOG', housing: ['C', 'Pets and animals'], weight: 4, where: { home: 2, street: 4, spot: 2, spots: { park: 5, school: 1 } }, toldTo: { police: 28, council: 58, housing: 14 }, rhythm: days, subjectNamed: 0.2, toldAgain: 0.06, words: ['Dog off the lead running at people {place}.', 'Dog fouling not cleared {place}.'] },
  { id: 'trespass', nsirClass: nuisance, nsirSubtype: 'TRESPASS', council: 'ASB-GEN', housing: ['C', 'Trespass'], weight: 2, where: { home: 2, street: 0, spot: 6, spots: { school: 4, 'waste ground': 4, park: 1, 'car park': 1 } }, toldTo: { police: 90, council: 6, housing: 4 }, rhythm: evenings, subjectNamed: 0.05, toldAgain: 0.06, words: ['Youths climbing on the roof {place}.', 'People seen inside the fence {place}.'] },
  { id: 'street-drinking', nsirClass: nuisance, nsirSubtype: 'STREET DRINKING', council: 'STR-DRK', housing: ['C', 'Drinking in shared areas'], weight: 3.5, where: { home: 0, street: 1, spot: 8, spots: { park: 3, station: 3, shops: 3, licensed: 2 } }, toldTo: { police: 74, council: 26 }, rhythm: { hours: 'allDay', week: 'even', year: 'summer' }, subjectNamed: 0.22, toldAgain: 0.12, words: ['Group drinking on the benches and shouting {place}.', 'Man drunk and abusive to shoppers {place}.'] },
  { id: 'begging', nsirClass: nuisance, nsirSubtype: 'BEGGING OR VAGRANCY', council: 'BEG', housing: ['C', 'Rough sleeping'], weight: 2, where: { home: 0, street: 0, spot: 1, spots: { shops: 3, station: 4, stop: 1 } }, toldTo: { police: 62, council: 38 }, rhythm: { hours: 'day', week: 'even', year: 'even' }, subjectNamed: 0.2, toldAgain: 0.08, words: ['Man asking for money at the cash machine {place}.', 'Tent put up in the doorway {place}.'] },
  { id: 'fireworks', nsirClass: nuisance, nsirSubtype: 'FIREWORKS', council: 'FIREWORK', housing: ['C', 'Fireworks'], weight: 2.2, where: { home: 1, street: 4, spot: 4, spots: { park: 5, 'waste ground': 2, shops: 1 } }, toldTo: { police: 86, council: 10, fire: 4 }, rhythm: { hours: 'evening', week: 'weekend', year: 'dark', bonfire: 14 }, subjectNamed: 0.06, toldAgain: 0.12, words: ['Fireworks thrown along the street {place}.', 'Rockets set off late at night {place}.'] },
  { id: 'drugs', nsirClass: nuisance, nsirSubtype: 'ROWDY OR INCONSIDERATE', council: 'DRUG', housing: ['A', 'Drug dealing'], weight: 3.4, where: { home: 4, street: 2, spot: 3, spots: { park: 3, 'waste ground': 3, stop: 1 } }, toldTo: { police: 76, council: 8, housing: 16 }, rhythm: evenings, subjectNamed: 0.3, toldAgain: 0.14, words: ['Smell of cannabis and short visits at all hours {place}.', 'Caller believes dealing is going on {place}.'] },
  { id: 'soliciting', nsirClass: nuisance, nsirSubtype: 'PROSTITUTION RELATED', council: 'ASB-GEN', housing: ['B', 'Other'], weight: 0.3, where: { home: 0, street: 2, spot: 1, spots: { station: 1, 'car park': 1 } }, toldTo: { police: 95, council: 5 }, rhythm: closing, subjectNamed: 0, toldAgain: 0.04, words: ['Kerb crawling reported {place}.'] },
  { id: 'graffiti', nsirClass: environmental, nsirSubtype: 'LITTERING OR DRUG PARAPHERNALIA', council: 'GRAFFITI', housing: ['C', 'Graffiti'], weight: 2, where: { home: 1, street: 2, spot: 6, spots: { park: 3, shops: 2, stop: 3, school: 2 } }, toldTo: { police: 12, council: 80, housing: 8 }, rhythm: days, subjectNamed: 0.02, toldAgain: 0.05, words: ['Fresh spray paint on the wall {place}.'] },
  { id: 'hate', nsirClass: personal, nsirSubtype: 'ROWDY OR NUISANCE NEIGHBOURS', council: 'ASB-INT', housing: ['A', 'Hate incident'], weight: 1.2, where: { home: 4, street: 2, spot: 3, spots: { shops: 3, stop: 3, station: 2 } }, toldTo: { police: 82, council: 6, housing: 12 }, rhythm: evenings, subjectNamed: 0.3, toldAgain: 0.28, words: ['Abuse about where the caller comes from, {place}.', 'Caller mocked for a disability {place}.'] },
  { id: 'unknown', nsirClass: nuisance, nsirSubtype: 'UNKNOWN NUISANCE', council: 'ASB-GEN', housing: ['C', 'Other'], weight: 3.2, where: { home: 1, street: 5, spot: 3, spots: { shops: 1, park: 1, stop: 1 } }, toldTo: { police: 84, council: 16 }, rhythm: always, subjectNamed: 0.02, toldAgain: 0.03, words: ['Nuisance reported {place}. Caller cleared the line.', 'Disturbance {place}, no more known.'] },
  { id: 'small-fire', nsirClass: environmental, nsirSubtype: 'LITTERING OR DRUG PARAPHERNALIA', council: 'BONFIRE', housing: ['B', 'Fire setting'], weight: 4.4, where: { home: 0, street: 2, spot: 6, spots: { 'waste ground': 6, park: 4, school: 1, 'car park': 1 } }, toldTo: { police: 10, council: 7, fire: 83 }, rhythm: { hours: 'evening', week: 'weekend', year: 'dry', bonfire: 7 }, subjectNamed: 0.02, toldAgain: 0.25, words: ['Bin set alight {place}.', 'Grass on fire {place}.', 'Pallets burning {place}.'] },
  { id: 'hoax', nsirClass: nuisance, nsirSubtype: 'MALICIOUS OR NUISANCE COMMUNICATIONS', council: 'ASB-GEN', housing: ['C', 'Other'], weight: 0.8, where: { home: 1, street: 2, spot: 2, spots: { school: 2, station: 2 } }, toldTo: { fire: 90, police: 10 }, rhythm: evenings, subjectNamed: 0.01, toldAgain: 0.03, words: ['False call to a fire {place}.'] },
  { id: 'damage', nsirClass: 'CRIME DAMAGE', nsirSubtype: 'CRIMINAL DAMAGE', council: 'DAMAGE', housing: ['B', 'Damage to property'], weight: 3.6, where: { home: 4, street: 3, spot: 3, spots: { stop: 4, school: 2, park: 2, 'car park': 2 } }, toldTo: { police: 82, council: 10, housing: 8 }, rhythm: closing, subjectNamed: 0.2, toldAgain: 0.22, words: ['Window broken {place}.', 'Wing mirrors kicked off parked cars {place}.', 'Shelter glass smashed {place}.'] },
  { id: 'harassment', nsirClass: 'CRIME HARASSMENT', nsirSubtype: 'HARASSMENT', council: 'ASB-INT', housing: ['A', 'Intimidation and harassment'], weight: 1, where: { home: 1, street: 0, spot: 0 }, toldTo: { police: 92, housing: 8 }, rhythm: evenings, subjectNamed: 0.75, toldAgain: 0.34, words: ['Third time this month the same person has waited outside and shouted threats, {place}.', 'Caller afraid to leave the house because of one person, {place}.'] },
  { id: 'violence', nsirClass: 'CRIME VIOLENCE', nsirSubtype: 'ASSAULT', council: 'ASB-INT', housing: ['A', 'Violence'], weight: 1.4, where: { home: 3, street: 2, spot: 5, spots: { licensed: 5, station: 2, shops: 1, park: 1 } }, toldTo: { police: 97, housing: 3 }, rhythm: closing, subjectNamed: 0.45, toldAgain: 0.2, words: ['Caller pushed and punched {place}. Minor injury.', 'Fight between two people {place}.'] },
  { id: 'arson', nsirClass: 'CRIME ARSON', nsirSubtype: 'ARSON', council: 'BONFIRE', housing: ['A', 'Arson'], weight: 0.4, where: { home: 2, street: 3, spot: 3, spots: { 'car park': 2, 'waste ground': 3, school: 1 } }, toldTo: { fire: 70, police: 30 }, rhythm: closing, subjectNamed: 0.1, toldAgain: 0.55, words: ['Car set on fire {place}.', 'Wheelie bin burnt against a door {place}.'] },
];

const numbers = new Map(kinds.map(({ id }, at) => [id, at]));

export function kindNo(id: string): number {
  const at = numbers.get(id);
  if (at === undefined) throw new Error(`No kind of incident is called ${id}`);
  return at;
}

/** How trouble grows: each step of an escalation draws from the next of these. */
export const escalationSteps: readonly (readonly string[])[] = [
  ['rowdy', 'noise-home', 'neighbour', 'litter'],
  ['neighbour', 'noise-home', 'drugs', 'messages'],
  ['intimidation', 'neighbour', 'fireworks', 'small-fire'],
  ['intimidation', 'damage', 'hate', 'messages'],
  ['harassment', 'damage', 'intimidation'],
  ['violence', 'arson', 'harassment'],
];
