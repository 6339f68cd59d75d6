import { dayNumber, type DayNumber } from '../calendar.ts';
import { forenames } from './forenames.ts';
import { feminine, surnames } from './surnames.ts';

export const female = 0;
export const male = 1;

/** Everyone in the county, one column for each fact; a person is their position in them. Households stand together. */
export interface People {
  count: number;
  /** Position in `surnames`. */
  surname: Uint16Array;
  /** Second half of a double-barrelled surname, as position + 1; 0 none. */
  secondSurname: Uint16Array;
  /** Surname before marriage, as position + 1; 0 none. */
  formerSurname: Uint16Array;
  /** Position in `forenames`. */
  forename: Uint16Array;
  born: Int32Array;
  sex: Uint8Array;
  /** 1 when the surname takes its feminine form. */
  feminineForm: Uint8Array;
  home: Int32Array;
  /** By home: its first person and how many there are. */
  firstOf: Int32Array;
  sizeOf: Uint8Array;
}

/** The day on which ages are taken: the middle of the two years. */
export const agesOn: DayNumber = dayNumber(2025, 1, 1);

export function emptyPeople(capacity: number, homes: number): People {
  return {
    count: 0,
    surname: new Uint16Array(capacity),
    secondSurname: new Uint16Array(capacity),
    formerSurname: new Uint16Array(capacity),
    forename: new Uint16Array(capacity),
    born: new Int32Array(capacity),
    sex: new Uint8Array(capacity),
    feminineForm: new Uint8Array(capacity),
    home: new Int32Array(capacity),
    firstOf: new Int32Array(homes),
    sizeOf: new Uint8Array(homes),
  };
}

export function surnameOf(people: People, person: number): string {
  const first = surnames[people.surname[person]!]!;
  const plain = people.feminineForm[person] ? feminine(first) : first;
  const second = people.secondSurname[person]!;
  return second === 0 ? plain : `${plain}-${surnames[second - 1]!}`;
}

export function formerSurnameOf(people: People, person: number): string | undefined {
  const former = people.formerSurname[person]!;
  return former === 0 ? undefined : surnames[former - 1]!;
}

export function forenameOf(people: People, person: number): string {
  return forenames[people.forename[person]!]!;
}

export function ageOf(people: People, person: number): number {
  return (agesOn - people.born[person]!) / 365.25;
}
