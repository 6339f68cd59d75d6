import type { BenchBrowser } from './bench-browser.ts';
import type { Known } from './learn.ts';

export interface Request {
  browser: BenchBrowser;
  path: string;
}

export interface MeasuredPage {
  name: string;
  limit95: number;
  limit99: number;
  /** So many, each with other parameters than the one before. */
  requests(count: number): Request[];
  /** Whether the answer is the page and not one that says no. */
  isGood(html: string): boolean;
}

interface Readers {
  officer: BenchBrowser;
  analyst: BenchBrowser;
}

/** Words that many reports hold, and words that few hold together. */
const saidOften = [
  'music',
  'shouting',
  'noise',
  'rubbish',
  'dog',
  'car',
  'group',
  'drinking',
  'smell',
  'motorbike',
];
const saidBeside = [
  'night',
  'again',
  'door',
  'garden',
  'children',
  'window',
  'street',
  'police',
  'weeks',
  'afraid',
];

const page = (
  name: string,
  request: (turn: number) => Request,
  [limit95, limit99] = [50, 150] as [number, number],
  isGood = (html: string) => html.includes('</main>'),
): MeasuredPage => ({
  name,
  limit95,
  limit99,
  requests: (count) => Array.from({ length: count }, (_, turn) => request(turn)),
  isGood,
});

/** Every kind of page that has a budget at size. The list and search: officer and analyst in turn. */
export function pagesOf(known: Known, { officer, analyst }: Readers): MeasuredPage[] {
  const draw = drawer();
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!;
  const day = (): string =>
    new Date((known.firstMicros + draw() * (known.lastMicros - known.firstMicros)) / 1000)
      .toISOString()
      .slice(0, 10);
  const days = (): Record<string, string> => {
    const [from, until] = [day(), day()].sort() as [string, string];
    return { from, until };
  };
  const area = () => (draw() < 0.5 ? pick(known.wards) : pick(known.smallAreas));
  const list = (parameters: () => Record<string, string>) => (turn: number) => ({
    browser: turn % 2 === 0 ? officer : analyst,
    path: `/incidents?${new URLSearchParams(parameters())}`,
  });
  const deep = () =>
    `${Math.floor(draw() * 900_000)}.${Math.floor(known.firstMicros + draw() * (known.lastMicros - known.firstMicros))}.${Math.floor(draw() * 800_000) + 1}`;
  const incident = (who: keyof Readers) => (turn: number) => ({
    browser: who === 'officer' ? officer : analyst,
    path: `/incidents/${known.incidents[who][turn % known.incidents[who].length]}`,
  });
  const map = (by: 'ward' | 'lsoa') => (turn: number) => ({
    browser: turn % 2 === 0 ? officer : analyst,
    path: `/incidents/map?${new URLSearchParams({ by, ...(turn % 3 === 0 ? {} : days()) })}`,
  });
  return [
    page(
      'incidents, first page',
      list(() => ({ kind: pick(['all', 'asb', 'crime']), mapped: pick(['', 'yes']) })),
    ),
    page(
      'incidents, in another order',
      list(() => ({ sort: 'told', ...days() })),
    ),
    page(
      'incidents, of some partners',
      list(() => ({ partner: pick(known.partners), kind: pick(['asb', 'all']) })),
    ),
    page(
      'incidents, of an area',
      list(() => ({ area: area() })),
    ),
    page(
      'incidents, of a category',
      list(() => ({ category: pick(known.categories) })),
    ),
    page('incidents, of some days', list(days)),
    page(
      'incidents, without a place',
      list(() => ({ mapped: 'no', ...days() })),
    ),
    page(
      'incidents, many filters',
      list(() => ({
        partner: pick(known.partners),
        area: pick(known.wards),
        category: pick(known.categories),
        ...days(),
      })),
    ),
    page(
      'incidents, a page far down',
      list(() => ({ after: deep(), sort: pick(['-told', 'told']) })),
    ),
    page(
      'search, a common word',
      list(() => ({ q: pick(saidOften), ...days() })),
      [150, 150],
    ),
    page(
      'search, several words',
      list(() => ({ q: `${pick(saidOften)} ${pick(saidBeside)}` })),
      [150, 150],
    ),
    page(
      'search, a street',
      list(() => ({ q: pick(known.streets) })),
      [150, 150],
    ),
    page('one incident, to an officer', incident('officer'), [50, 150], (html) => !html.includes('/reason"')),
    page('one incident, to an analyst', incident('analyst'), [50, 150], (html) => !html.includes('/reason"')),
    page('one small area', (turn) => ({
      browser: turn % 2 === 0 ? officer : analyst,
      path: `/areas/${pick(known.smallAreas).replace('.', '/')}`,
    })),
    page('incidents on a map, by ward', map('ward'), [100, 150]),
    page('incidents on a map, by small area', map('lsoa'), [100, 150]),
    page(
      'dashboard',
      (turn) => ({
        browser: turn % 2 === 0 ? officer : analyst,
        path: `/dashboards?${new URLSearchParams({ ...days(), ...(turn % 3 === 0 ? { partner: pick(known.partners) } : {}) })}`,
      }),
      [100, 150],
    ),
  ];
}

/** The same draws in every run (mulberry32), so that two runs ask for the same pages. */
function drawer(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
