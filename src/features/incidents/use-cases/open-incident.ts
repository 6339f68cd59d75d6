import { z } from 'zod';
import { parseReference, referenceOf } from '../../../kernel/reference.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase, type Ctx } from '../../../kernel/use-case.ts';
import { outlinesOf, type AreaOutlines } from '../../areas/index.ts';
import { categoryName } from '../rules/categories.ts';
import { peopleOf } from '../rules/people.ts';
import { gridShown, placeShown } from '../rules/place-shown.ts';
import { hasGivenReason, listPeopleOf, listReportsOf, type ReportRow } from '../store.ts';
import type { InvolvedPerson, OpenedReport } from '../types.ts';
import { categoriesOf, mayList, referencePrefix } from './filter-input.ts';

export interface OpenedIncident {
  reference: string;
  /** Those the reader may see, earliest first; at least one. */
  reports: readonly OpenedReport[];
  /** None for those who may not know people. */
  people: readonly InvolvedPerson[];
  /** Whether any report's people and words may be read. */
  mayIdentify: boolean;
  /** The small area or ward it lies in, to draw. */
  area: { code: string; outlines: AreaOutlines } | undefined;
}

/** The use-case by which a reason is given; its entry in the audit is what opens the page. */
export const giveReasonName = 'incidents.give-reason';

export const unknownIncident = () =>
  refuse(
    'missing',
    'incidents/unknown',
    'There is no incident with this reference, or none that you may see.',
  );

/** The reports behind a reference that the reader may see; none where the reference is none. */
export async function reportsBehind(
  ctx: Ctx,
  reference: string,
): Promise<{ reference: string; rows: ReportRow[] }> {
  const parsed = parseReference(reference);
  if (parsed?.prefix !== referencePrefix) return { reference, rows: [] };
  return {
    reference: referenceOf(referencePrefix, parsed.number),
    rows: await listReportsOf(ctx.db, parsed.number),
  };
}

/**
 * One incident: what was told, to whom, by whom, what was done, and where each fact came from.
 * Refused until a reason is given, when it involves a person that another partner told of.
 */
export const openIncident = useCase({
  name: 'incidents.open',
  title: 'Open an incident',
  input: z.object({ reference: z.string().max(40) }),
  allow: mayList,
  async run(ctx, input) {
    const { reference, rows } = await reportsBehind(ctx, input.reference);
    if (rows.length === 0) return unknownIncident();
    const records = await listPeopleOf(
      ctx.db,
      rows.map(({ reportId }) => reportId),
    );
    const partnerNames = new Map(rows.map((row) => [row.partnerNo, row.partner]));
    const ownNo = ctx.actor.kind === 'user' ? ctx.actor.partnerNo : undefined;
    const others = [
      ...new Set(records.filter(({ partnerNo }) => partnerNo !== ownNo).map(({ partnerNo }) => partnerNo)),
    ];
    if (others.length > 0 && !(await hasGivenReason(ctx.db, giveReasonName, reference)))
      return refuse(
        'refused',
        'incidents/reason-needed',
        `${reference} involves people whom ${others.map((no) => partnerNames.get(no)).join(' and ')} told us of. Say why you open it.`,
      );
    const people = peopleOf(
      records.map((record) => ({ ...record, partner: partnerNames.get(record.partnerNo) ?? '' })),
    );
    const opened: OpenedIncident = {
      reference,
      reports: rows.map((row) => toReport(row, categoryName(categoriesOf(ctx), row.category))),
      people,
      mayIdentify: rows.some((row) => row.mayIdentify),
      area: await areaOf(ctx, rows),
    };
    ctx.audit({
      subjectKind: 'incident',
      subjectId: reference,
      fields: [
        'reports',
        ...(rows.some((row) => row.words !== null) ? ['words'] : []),
        ...(people.length > 0 ? ['identity'] : []),
      ],
      facts: { reports: rows.length, people: people.length },
    });
    return ok(opened);
  },
});

async function areaOf(ctx: Ctx, rows: readonly ReportRow[]): Promise<OpenedIncident['area']> {
  for (const row of rows) {
    if (row.lsoaCode) return { code: row.lsoaCode, outlines: await outlinesOf(ctx.db, 'lsoa') };
    if (row.wardCode) return { code: row.wardCode, outlines: await outlinesOf(ctx.db, 'ward') };
  }
  return undefined;
}

function toReport(row: ReportRow, category: string): OpenedReport {
  return {
    from: {
      partner: row.partner,
      source: row.sourceName,
      fileName: row.fileName,
      rowNo: row.rowNo,
      receivedAt: Temporal.Instant.fromEpochMilliseconds(row.receivedMs),
      mappingVersion: row.mappingVersion,
    },
    told: { at: instant(row.toldMs), precision: row.precision },
    happened: { from: instant(row.happenedFromMs), until: instant(row.happenedToMs) },
    channel: row.channel ?? undefined,
    kind: row.kind,
    nsir: row.nsir,
    category,
    sourceCategory: row.sourceCategory ?? undefined,
    crossReference: row.crossReference ?? undefined,
    place: placeShown(withPostcode(row.place, row.postcode), row.mayIdentify),
    grid: gridShown(row.easting ?? undefined, row.northing ?? undefined, row.mayIdentify),
    lookedUp: row.pointFrom === 'gazetteer' ? { attribution: row.pointAttribution ?? undefined } : undefined,
    ward: row.ward ?? undefined,
    lsoa: row.lsoa ?? undefined,
    acknowledgedAt: instant(row.acknowledgedMs),
    visitedAt: instant(row.visitedMs),
    closedAt: instant(row.closedMs),
    outcome: row.outcome ?? undefined,
    words: row.words ?? undefined,
    mayIdentify: row.mayIdentify,
    isConditional: row.handling === 'C',
    regime: row.regime,
    whyJoined: row.whyJoined,
  };
}

function withPostcode(place: string | null, postcode: string | null): string | undefined {
  if (place === null || postcode === null) return place ?? postcode ?? undefined;
  return place.toUpperCase().includes(postcode) ? place : `${place}, ${postcode}`;
}

function instant(ms: number | null): Temporal.Instant | undefined {
  return ms === null ? undefined : Temporal.Instant.fromEpochMilliseconds(ms);
}
