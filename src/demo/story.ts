import { dayNumber, fromLocal, type MinuteNumber } from './calendar.ts';
import type { ReportingPartner } from './partners.ts';

/*
 * The story that runs through the whole product. It is fiction, and the same for every seed and scale.
 *
 * Kathleen Marwood, 68, lives with her grandson at 14 Tarn Close, Coppergarth. From July 2025 there is trouble from
 * number 16. By the end of the year she has told four partners eleven times of nine things that happened, and no
 * partner has seen more than four of the eleven. Her name is written six ways: Kathleen, Kath, Kathy, Katherine and K
 * Marwood, and Kathleen Maywood. Exact keys join all eleven records: surname, forename and date of birth; or
 * telephone and surname; or e-mail. Nobody else in the county is called Marwood, Maywood or Orrick.
 */

export const storyStreet = {
  name: 'Tarn Close',
  locality: 'Coppergarth',
  line: [
    [437880, 533930],
    [438060, 533975],
  ],
  homes: 24,
} as const;

/** The homes of the story, by house number. */
export const storyHomes = { victim: 14, subject: 16 } as const;

export interface StoryPerson {
  surname: string;
  forename: string;
  /** ISO day. */
  born: string;
  sex: 'F' | 'M';
  houseNumber: number;
  phone: string;
  email: string;
}

// prettier-ignore
export const storyPeople: readonly StoryPerson[] = [
  { surname: 'Marwood', forename: 'Kathleen', born: '1957-03-14', sex: 'F', houseNumber: 14, phone: '07700900142', email: 'kath.marwood@example.org' },
  { surname: 'Marwood', forename: 'Theo', born: '2011-10-02', sex: 'M', houseNumber: 14, phone: '', email: '' },
  { surname: 'Orrick', forename: 'Dale', born: '1989-09-02', sex: 'M', houseNumber: 16, phone: '07700900377', email: '' },
];

export const storyVictim = 0;
export const storySubject = 2;

/** A person as one partner wrote them down: empty where the partner has nothing. */
export interface StoryName {
  surname: string;
  forename: string;
  born?: string;
  phone?: string;
  email?: string;
}

export interface StoryTelling {
  partner: ReportingPartner;
  key: string;
  /** London clocks, as are the times below. */
  told: string;
  teller: StoryName;
  subject?: StoryName;
  /** The reference of another partner's report of the same incident, as quoted by this one. */
  policeRef?: string;
  acknowledged?: string;
  visited?: string;
  closed?: string;
  result: string;
  words: string;
}

export interface StoryIncident {
  kind: string;
  happened: string;
  tellings: readonly StoryTelling[];
}

const kathleen = {
  surname: 'Marwood',
  forename: 'Kathleen',
  born: '1957-03-14',
  phone: '07700900142',
  email: 'kath.marwood@example.org',
};
const dale = { surname: 'Orrick', forename: 'Dale', born: '1989-09-02' };

// prettier-ignore
export const storyIncidents: readonly StoryIncident[] = [
  {
    kind: 'noise-home',
    happened: '2025-07-05 23:20',
    tellings: [
      { partner: 'housing', key: 'HC-2025-90001', told: '2025-07-07 10:05', teller: kathleen, subject: dale, acknowledged: '2025-07-08 11:30', visited: '2025-07-22 14:00', closed: '2025-07-25 16:10', result: 'advice', words: 'Loud music from number 16 from 11pm until after 3am. Tenant says it is most weekends.' },
    ],
  },
  {
    kind: 'neighbour',
    happened: '2025-07-18 22:40',
    tellings: [
      { partner: 'police', key: 'HP-20250718-9001', told: '2025-07-18 22:52', teller: { ...kathleen, email: '' }, closed: '2025-07-18 23:40', result: 'no-visit', words: 'Caller reports neighbour shouting and banging on the party wall. No threats made. Advised to contact landlord.' },
    ],
  },
  {
    kind: 'noise-home',
    happened: '2025-08-02 01:15',
    tellings: [
      { partner: 'council', key: 'SR-25-900001', told: '2025-08-04 09:12', teller: { surname: 'Marwood', forename: 'Kath', phone: '07700900142' }, acknowledged: '2025-08-14 10:20', closed: '2025-08-29 15:45', result: 'advice', words: 'Music and raised voices in the early hours again. Diary sheets sent.' },
    ],
  },
  {
    kind: 'intimidation',
    happened: '2025-08-16 19:30',
    tellings: [
      { partner: 'police', key: 'HP-20250816-9001', told: '2025-08-16 19:41', teller: { surname: 'Marwood', forename: 'Kathy', phone: '07700900142' }, subject: dale, visited: '2025-08-16 21:05', closed: '2025-08-16 21:50', result: 'warning', words: 'Caller says male neighbour leaned over the fence and told her to keep her mouth shut. Caller shaken.' },
      { partner: 'victims', key: 'VS-25-90001', told: '2025-08-20 11:00', teller: { ...kathleen, surname: 'Maywood' }, policeRef: 'HP-20250816-9001', acknowledged: '2025-08-21 09:40', visited: '2025-08-27 13:30', result: 'open', words: 'Referred by police. Feels unsafe in her garden and is sleeping badly.' },
    ],
  },
  {
    kind: 'fly-tipping',
    happened: '2025-09-04 20:10',
    tellings: [
      { partner: 'council', key: 'SR-25-900002', told: '2025-09-05 08:47', teller: { ...kathleen, born: '' }, acknowledged: '2025-09-05 09:30', visited: '2025-09-09 10:00', closed: '2025-09-10 12:15', result: 'removed', words: 'Bags of rubbish and a broken chair put over the fence into the garden of number 14.' },
    ],
  },
  {
    kind: 'noise-home',
    happened: '2025-09-21 02:30',
    tellings: [
      { partner: 'housing', key: 'HC-2025-90002', told: '2025-09-22 09:20', teller: { ...kathleen, forename: 'Katherine', email: '' }, subject: dale, acknowledged: '2025-09-23 15:05', closed: '2025-10-20 16:30', result: 'no-visit', words: 'Party at number 16 until 4am. Visit promised within five working days.' },
    ],
  },
  {
    kind: 'fireworks',
    happened: '2025-10-17 21:15',
    tellings: [
      { partner: 'police', key: 'HP-20251017-9001', told: '2025-10-17 21:24', teller: { ...kathleen, email: '' }, subject: { surname: 'Orick', forename: 'Dale' }, visited: '2025-10-18 00:40', closed: '2025-10-18 00:55', result: 'no-trace', words: 'Two fireworks thrown into the back garden from the direction of number 16. Nobody hurt.' },
    ],
  },
  {
    kind: 'damage',
    happened: '2025-11-08 23:50',
    tellings: [
      { partner: 'police', key: 'HP-20251108-9001', told: '2025-11-08 23:58', teller: { ...kathleen, email: '' }, subject: { surname: 'Orrick', forename: 'Dayle', born: '1989-09-02' }, visited: '2025-11-09 01:30', closed: '2025-11-21 10:00', result: 'crime', words: 'Front window broken by a stone. Caller believes it was the neighbour but did not see.' },
      { partner: 'council', key: 'SR-25-900003', told: '2025-11-10 10:15', teller: { surname: 'Marwood', forename: 'K', phone: '07700900142', email: 'kath.marwood@example.org' }, policeRef: 'HP-20251108-9001', acknowledged: '2025-11-11 09:00', result: 'open', words: 'Asks for better lighting in Tarn Close after her window was broken. Police told.' },
    ],
  },
  {
    kind: 'intimidation',
    happened: '2025-12-06 22:05',
    tellings: [
      { partner: 'housing', key: 'HC-2025-90003', told: '2025-12-08 09:02', teller: kathleen, subject: dale, acknowledged: '2025-12-08 11:10', visited: '2025-12-12 14:30', result: 'open', words: 'Neighbour hammered on her door and shouted that she would be sorry. Grandson was at home and frightened.' },
    ],
  },
];

/** "2025-07-05 23:20" by London clocks, as minutes. */
export function storyTime(text: string): MinuteNumber {
  const [year, month, day, hour, minute] = text.split(/[- :]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return fromLocal(dayNumber(year, month, day), hour * 60 + minute);
}

/** The facts a test or a walk-through may rely on, whatever the seed and the scale. */
export const storyHousehold = {
  person: 'Kathleen Marwood',
  born: '1957-03-14',
  address: '14 Tarn Close, Coppergarth, Lodebridge',
  postcode: 'QH3 3AA',
  uprn: 999000000014,
  ward: 'Lodebridge South',
  lsoa: 'Harrowshire 003C',
  subject: 'Dale Orrick',
  subjectUprn: 999000000016,
  partners: ['police', 'council', 'housing', 'victims'],
  incidents: storyIncidents.length,
  reports: storyIncidents.reduce((sum, { tellings }) => sum + tellings.length, 0),
  keys: storyIncidents.flatMap(({ tellings }) => tellings.map(({ partner, key }) => ({ partner, key }))),
} as const;
