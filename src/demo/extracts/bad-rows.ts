import { badRowKinds, type BadRowKind } from '../errors.ts';
import { reportingPartners } from '../partners.ts';
import type { CountyPlan } from '../plan-county.ts';
import { createRandom } from '../random.ts';
import type { Extract } from './extract.ts';

/**
 * Which reports of an extract are written badly, and how. Never the story's, nor one whose reference another partner
 * quotes, so that the truth about incidents holds.
 */
export function chooseBadRows<Row>(
  { reports, seed }: CountyPlan,
  order: Int32Array,
  extract: Extract<Row>,
): Map<number, BadRowKind> {
  const random = createRandom(seed, 'bad rows', reportingPartners.indexOf(extract.partner));
  const quoted = new Set<number>();
  for (let report = 0; report < reports.count; report++)
    if (reports.quotes[report]! >= 0) quoted.add(reports.quotes[report]!);
  const free = order.filter(
    (report) => reports.story[report] === 0 && reports.teller[report]! >= 0 && !quoted.has(report),
  );
  const possible = (kind: BadRowKind) =>
    kind === 'duplicate'
      ? extract.hasDuplicates
      : kind === 'earlier-version'
        ? extract.earlier !== undefined
        : extract.spoil[kind] !== undefined;
  const chosen = new Map<number, BadRowKind>();
  for (const kind of Object.keys(badRowKinds) as BadRowKind[]) {
    if (!possible(kind)) continue;
    const wanted = Math.max(1, Math.round(badRowKinds[kind].share * order.length));
    for (let left = wanted, tries = 0; left > 0 && free.length > 0 && tries < 50 * wanted; tries++) {
      const report = free[random.below(free.length)]!;
      if (chosen.has(report)) continue;
      chosen.set(report, kind);
      left--;
    }
  }
  return chosen;
}
