import { dayNumber, extractedAt, minutesPerDay, officeTime, type MinuteNumber } from '../calendar.ts';
import type { ReportingPartner } from '../partners.ts';
import type { Random } from '../random.ts';
import { storyTime, type StoryTelling } from '../story.ts';
import type { Kind } from './kinds.ts';

/** How a partner's part ended; each partner has its own codes for these. */
export const results = [
  'advice',
  'warning',
  'formal',
  'removed',
  'referred',
  'support',
  'no-trace',
  'no-visit',
  'crime',
  'open',
] as const;
export type ResultOfReport = (typeof results)[number];

/** What the partner did about a report, and when; undefined where it did not, or not before the extract was run. */
export interface Response {
  acknowledgedAt: MinuteNumber | undefined;
  visitedAt: MinuteNumber | undefined;
  closedAt: MinuteNumber | undefined;
  result: ResultOfReport;
  /** The police's grade, 1 (immediate) to 4 (no deployment). */
  grade: 1 | 2 | 3 | 4;
}

const day = minutesPerDay;

/** From here on the council answers more slowly, so that a control chart of its response has something to show. */
const councilSlowsFrom = dayNumber(2025, 9, 1) * day;
const councilSlowness = 1.8;

// prettier-ignore
const grades = new Map<string, readonly [number, number, number]>([
  ['violence', [0.5, 0.4, 0.1]], ['arson', [0.6, 0.3, 0.1]], ['harassment', [0.08, 0.62, 0.25]], ['hate', [0.08, 0.55, 0.32]],
  ['intimidation', [0.05, 0.45, 0.3]], ['damage', [0.05, 0.3, 0.4]], ['small-fire', [0.25, 0.4, 0.2]], ['drugs', [0.01, 0.14, 0.45]],
]);

function gradeOf(kind: Kind, random: Random): Response['grade'] {
  const [first, second, third] = grades.get(kind.id) ?? [0.01, 0.22, 0.37];
  const draw = random.unit();
  return draw < first ? 1 : draw < first + second ? 2 : draw < first + second + third ? 3 : 4;
}

/** How often each, by repetition. */
const policeResults: readonly ResultOfReport[] = [
  ...(['advice', 'advice', 'advice', 'advice', 'no-trace', 'no-trace', 'no-trace', 'no-trace'] as const),
  ...(['warning', 'warning', 'referred', 'referred', 'formal'] as const),
];

/** Delays, as office days or minutes, are exponential: assumptions shaped by published service standards. */
export function respond(
  partner: ReportingPartner,
  kind: Kind,
  toldAt: MinuteNumber,
  random: Random,
): Response {
  const grade = gradeOf(kind, random);
  const later = (from: MinuteNumber, meanDays: number) =>
    officeTime(from + Math.round(random.exponential(meanDays * day)));
  const maybe = (chance: number, when: () => MinuteNumber) => (random.chance(chance) ? when() : undefined);
  const crime = kind.nsirClass.startsWith('CRIME');
  switch (partner) {
    case 'police': {
      const chance = [0.98, 0.89, 0.55, 0][grade - 1]!;
      const mean = [16, 75, 1300, 0][grade - 1]!;
      const visitedAt = maybe(chance, () => toldAt + 4 + Math.round(random.exponential(mean)));
      const end = (visitedAt ?? toldAt) + 15 + Math.round(random.exponential(crime ? 9 * day : 110));
      const after = crime ? (['crime'] as const) : policeResults;
      return settled(
        grade,
        undefined,
        visitedAt,
        end,
        visitedAt === undefined ? (crime ? 'crime' : 'no-visit') : random.pick(after),
      );
    }
    case 'council': {
      const slow = toldAt >= councilSlowsFrom ? councilSlowness : 1;
      const goes = ['FLY-TIP', 'LITTER', 'ABV', 'GRAFFITI', 'DAMAGE', 'DOG', 'BONFIRE'].includes(
        kind.council,
      );
      const acknowledgedAt = maybe(0.94, () => later(toldAt, 1.2 * slow));
      const visitedAt = maybe(goes ? 0.78 : 0.24, () =>
        later(acknowledgedAt ?? toldAt, (goes ? 2.5 : 8) * slow),
      );
      const end = maybe(0.94, () => later(visitedAt ?? acknowledgedAt ?? toldAt, goes ? 3 : 11));
      const result =
        visitedAt === undefined
          ? goes
            ? 'no-visit'
            : 'advice'
          : goes
            ? 'removed'
            : random.pick(['advice', 'warning', 'formal', 'referred'] as const);
      return settled(grade, acknowledgedAt, visitedAt, end, result);
    }
    case 'housing': {
      const at = 'ABC'.indexOf(kind.housing[0]);
      const acknowledgedAt = maybe(0.95, () => later(toldAt, [0.4, 1.4, 2.6][at]!));
      const visitedAt = maybe([0.86, 0.6, 0.3][at]!, () => later(acknowledgedAt ?? toldAt, [1.6, 5, 8][at]!));
      const end = maybe(0.9, () => later(visitedAt ?? acknowledgedAt ?? toldAt, [34, 24, 12][at]!));
      const result =
        visitedAt === undefined
          ? random.pick(['no-visit', 'advice'] as const)
          : random.pick(['advice', 'warning', 'warning', 'formal', 'referred'] as const);
      return settled(grade, acknowledgedAt, visitedAt, end, result);
    }
    case 'fire': {
      const visitedAt = toldAt + 4 + Math.round(random.exponential(5));
      return settled(
        1,
        undefined,
        visitedAt,
        visitedAt + 12 + Math.round(random.exponential(35)),
        crime ? 'crime' : 'removed',
      );
    }
    case 'victims': {
      const acknowledgedAt = maybe(0.91, () => later(toldAt, 1.3));
      const visitedAt = maybe(0.62, () => later(acknowledgedAt ?? toldAt, 7));
      const end = maybe(0.85, () => later(visitedAt ?? acknowledgedAt ?? toldAt, 55));
      return settled(grade, acknowledgedAt, visitedAt, end, visitedAt === undefined ? 'advice' : 'support');
    }
  }
}

const known = (at: MinuteNumber | undefined) => (at !== undefined && at < extractedAt ? at : undefined);

/** What is still to come when the extract is run is not in it. */
function settled(
  grade: Response['grade'],
  acknowledgedAt: MinuteNumber | undefined,
  visitedAt: MinuteNumber | undefined,
  closedAt: MinuteNumber | undefined,
  result: ResultOfReport,
): Response {
  const closed = known(closedAt);
  return {
    acknowledgedAt: known(acknowledgedAt),
    visitedAt: known(visitedAt),
    closedAt: closed,
    result: closed === undefined ? 'open' : result,
    grade,
  };
}

const when = (text: string | undefined) => (text === undefined ? undefined : storyTime(text));

export function respondInStory(telling: StoryTelling): Response {
  const result = results.find((known) => known === telling.result) ?? 'open';
  return {
    acknowledgedAt: when(telling.acknowledged),
    visitedAt: when(telling.visited),
    closedAt: when(telling.closed),
    result,
    grade: telling.visited === undefined ? 4 : 2,
  };
}
