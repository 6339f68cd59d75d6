import type { RawRow } from '../land/reading/raw-row.ts';
import type { Mapping } from '../mapping/schema.ts';
import { choiceReader, joined, labelOf, tidy, type CellSource } from './cell-readers.ts';
import { faultOf, type Findings } from './faults.ts';
import { handlingReader } from './handling.ts';
import type { Handling, MappedPlace, MappedReport } from './mapped-row.ts';
import { momentReader } from './moment-reader.ts';
import { recordId } from './record-ids.ts';
import type { Surroundings } from './surroundings.ts';
import {
  plainText,
  remembered,
  type Category,
  type CategoryReader,
  type Moment,
  type Reading,
} from './values/index.ts';

export interface ReportMapper {
  handling(row: RawRow): Handling;
  /** Null where it has a fault. */
  map(
    row: RawRow,
    key: string,
    handling: Handling,
    place: MappedPlace | null,
    findings: Findings,
  ): MappedReport | null;
}

const dayMs = 86_400_000;

export function reportMapper(
  mapping: Mapping,
  source: CellSource,
  categories: CategoryReader,
  { receivedAt, retainYears, fileName }: Surroundings,
): ReportMapper {
  const field = mapping.report;
  const toldAt = momentReader(source, field['told-at']);
  const happenedFrom = momentReader(source, field['happened-from']);
  const happenedTo = momentReader(source, field['happened-to']);
  const acknowledgedAt = momentReader(source, field['acknowledged-at']);
  const visitedAt = momentReader(source, field['visited-at']);
  const closedAt = momentReader(source, field['closed-at']);
  const channel = choiceReader(source, field.channel);
  const outcome = choiceReader(source, field.outcome);
  const words = field.words === undefined ? () => '' : joined(source, field.words, ' ');
  const crossReference =
    field['cross-reference'] === undefined ? () => null : tidy(source.cell(field['cross-reference']));
  const category = categoryOf(mapping, source, categories);
  const given = handlingReader(field.handling, source);
  const latestMs = receivedAt.epochMilliseconds + dayMs;
  const toldLabel =
    'columns' in field['told-at'] ? labelOf(source, field['told-at'].columns) : field['told-at'].take;

  return {
    handling: (row) => (mapping.sharing === 'totals' ? 'C' : given(row)),
    map(row, key, handling, place, findings) {
      const before = findings.faults.length;
      const told = toldAt(row, findings);
      if (findings.faults.length === before) {
        const where = { fileName, row: row.row };
        if (!told)
          findings.faults.push(
            faultOf(where, 'not-told-when', toldLabel, '', 'it does not say when this was told.'),
          );
        else if (told.fromMs > latestMs)
          findings.faults.push(
            faultOf(
              where,
              'in-the-future',
              toldLabel,
              new Date(told.fromMs).toISOString().slice(0, 10),
              'it says that this was told after the file was received.',
            ),
          );
      }
      const from = happenedFrom(row, findings);
      const to = happenedTo(row, findings);
      const acknowledged = acknowledgedAt(row, findings);
      const visited = visitedAt(row, findings);
      const closed = notBefore(told, closedAt(row, findings));
      const what = category(row, findings);
      const by = channel(row, findings);
      const result = outcome(row, findings);
      if (findings.faults.length > before || !told || !what) return null;
      const text = words(row);
      return {
        id: recordId('report', mapping.source, key),
        handling,
        toldAt: told.fromMs,
        toldPrecision: told.precision === 'second' ? 'minute' : told.precision,
        happenedFrom: from?.fromMs ?? null,
        happenedTo: to?.toMs ?? from?.toMs ?? null,
        channel: by,
        kind: what.kind,
        nsir: what.nsir,
        category: what.category,
        sourceCategory: what.given,
        place,
        crossReference: crossReference(row),
        acknowledgedAt: notBefore(told, acknowledged),
        visitedAt: notBefore(told, visited),
        closedAt: closed,
        outcome: result,
        retainUntilDay: yearsLater(closed ?? told.fromMs, retainYears),
        words: text === '' ? null : keptWords(text),
      };
    },
  };
}

/**
 * When a step was taken: of a step known only by its day, the beginning of the day, but never before the report was told
 * (told at ten and acknowledged the same day is no time at all, not ten hours too early).
 */
function notBefore(told: Moment | null, step: Moment | null): number | null {
  if (!step || !told) return null;
  const coarse = step.precision === 'day' || step.precision === 'month';
  return coarse && step.toMs > told.fromMs ? Math.max(step.fromMs, told.fromMs) : step.fromMs;
}

/** The day so many years after, as days since 1970; 29 February becomes 1 March. */
export function yearsLater(ms: number, years: number): number {
  const date = new Date(ms);
  return Math.floor(date.setUTCFullYear(date.getUTCFullYear() + years) / dayMs);
}

/** Words keep their line breaks; what cannot be stored (NUL, half characters) goes. */
function keptWords(text: string): string {
  return text.toWellFormed().replaceAll('\0', ' ').replaceAll('\r\n', '\n').trim();
}

type What = Pick<MappedReport, 'kind' | 'nsir' | 'category'> & { given: string };

function categoryOf(
  mapping: Mapping,
  source: CellSource,
  read: CategoryReader,
): (row: RawRow, findings: Findings) => What | null {
  const { type, class: classColumn, other } = mapping.report.category;
  const typeCell = joined(source, type, ' ');
  const classCell = classColumn === undefined ? () => '' : source.cell(classColumn);
  const others = new Set(other.map((word) => word.toLowerCase()));
  const readWhat = (written: string, nsir: string): Reading<What> => {
    const given = plainText(written);
    if (others.has(given.toLowerCase()))
      return { ok: true, value: { kind: 'other', nsir: 'not-asb', category: 'other', given } };
    const reading = read(written, nsir);
    return reading.ok ? { ok: true, value: { ...whatOf(reading.value), given } } : reading;
  };
  const byClass = remembered((nsir) => remembered((written) => readWhat(written, nsir), 5_000), 1_000);
  const label = labelOf(source, type);
  return (row, findings) => {
    const [given, nsir] = [typeCell(row), classCell(row)];
    const reading = byClass(nsir)(given);
    if (reading.ok) return reading.value;
    findings.faults.push(
      faultOf({ fileName: source.fileName, row: row.row }, 'not-a-category', label, given, reading.reason),
    );
    return null;
  };
}

function whatOf({ nsir, local }: Category): Pick<MappedReport, 'kind' | 'nsir' | 'category'> {
  const category = local.at(-1)!;
  return nsir === 'crime' ? { kind: 'crime', nsir: 'not-asb', category } : { kind: 'asb', nsir, category };
}
