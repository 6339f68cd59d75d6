import { layGround, type Ground } from './geography/ground.ts';
import { makeHappenings } from './incidents/happenings.ts';
import type { Incidents, Reports } from './incidents/records.ts';
import { openPhoneBook, type Contacts } from './people/contacts.ts';
import type { People } from './people/people.ts';
import { homesFor, settle } from './people/population.ts';

const peopleAtScale1 = 60_000;
const reportsAtScale1 = 24_000;

export interface CountyOptions {
  seed: string | number;
  /** 1 is about 60,000 people and 24,000 reports; 42 is about a million reports. At least 0.01. */
  scale: number;
}

/** The whole county in memory, before any partner has written it down: nothing here is misspelt. */
export interface CountyPlan {
  seed: string;
  scale: number;
  ground: Ground;
  people: People;
  contacts: Contacts;
  incidents: Incidents;
  reports: Reports;
}

/**
 * Plans the fictional county: places, people, incidents, and who told whom. Pure: the same seed and scale give the
 * same county. Cost: linear; about half a second at scale 1, about 250 MB at scale 42.
 */
export function planCounty({ seed, scale }: CountyOptions): CountyPlan {
  if (!(scale >= 0.01 && scale <= 100))
    throw new RangeError(`The scale must be from 0.01 to 100, not ${scale}`);
  const text = String(seed);
  const ground = layGround(homesFor(peopleAtScale1 * scale), text);
  const people = settle(ground, text);
  const happenings = makeHappenings(ground, people, Math.round(reportsAtScale1 * scale), scale, text);
  return { seed: text, scale, ground, people, contacts: openPhoneBook(people, text), ...happenings };
}
