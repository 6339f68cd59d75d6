import { civilDay, isoDay, localDay } from '../calendar.ts';
import { reportingPartners, type ReportingPartner } from '../partners.ts';
import { storyIncidents } from '../story.ts';
import type { Reports } from './records.ts';

const storyKeys = storyIncidents.flatMap(({ tellings }) => tellings.map(({ key }) => key));

/** Reports of one partner in the order in which they were told. */
export function inOrderTold(reports: Reports, partner: ReportingPartner): Int32Array {
  const no = reportingPartners.indexOf(partner);
  let count = 0;
  for (let at = 0; at < reports.count; at++) if (reports.partner[at] === no) count++;
  const order = new Int32Array(count);
  let next = 0;
  for (let at = 0; at < reports.count; at++) if (reports.partner[at] === no) order[next++] = at;
  return order.sort((a, b) => reports.toldAt[a]! - reports.toldAt[b]! || a - b);
}

/** Numbers each partner's reports as its own system would: the police by the day, the others by the year. */
export function giveSerials(reports: Reports): void {
  for (const partner of reportingPartners) {
    let period = -1;
    let serial = 0;
    for (const report of inOrderTold(reports, partner)) {
      const day = localDay(reports.toldAt[report]!);
      const now = partner === 'police' ? day : civilDay(day).year;
      if (now !== period) serial = 0;
      period = now;
      // The story's keys are fixed, in a range of their own, so they take no number.
      if (reports.story[report] === 0) reports.serial[report] = ++serial;
    }
  }
}

/** The key under which a partner knows the report. @example keyOf(reports, 17) → "HP-20251014-0412" */
export function keyOf(reports: Reports, report: number): string {
  const story = reports.story[report]!;
  if (story > 0) return storyKeys[story - 1]!;
  const day = isoDay(localDay(reports.toldAt[report]!));
  const serial = reports.serial[report]!;
  const digits = (count: number) => String(serial).padStart(count, '0');
  switch (reportingPartners[reports.partner[report]!]!) {
    case 'police':
      return `HP-${day.replaceAll('-', '')}-${digits(4)}`;
    case 'council':
      return `SR-${day.slice(2, 4)}-${digits(6)}`;
    case 'housing':
      return `HC-${day.slice(0, 4)}-${digits(5)}`;
    case 'fire':
      return `HF-${day.slice(0, 4)}-${digits(5)}`;
    case 'victims':
      return `VS-${day.slice(2, 4)}-${digits(5)}`;
  }
}
