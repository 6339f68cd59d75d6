import type { RawRow } from '../land/reading/raw-row.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Mapping } from '../mapping/schema.ts';
import { cellsOf, joined } from './cell-readers.ts';
import { faultOf, type Findings } from './faults.ts';
import type { MappedRow } from './mapped-row.ts';
import { momentReader } from './moment-reader.ts';
import { peopleMapper } from './person-mapper.ts';
import { placeMapper } from './place-mapper.ts';
import { hashOf } from './record-ids.ts';
import { reportMapper } from './report-mapper.ts';
import { repeatCounter } from './repeat-counter.ts';
import { contentWithout, sealedParts } from './sealed-parts.ts';
import type { Surroundings } from './surroundings.ts';
import { categoryReader, plainText, saysNothing } from './values/index.ts';

export interface RowMapper {
  /**
   * Rows must come in the order of the file, from its first: a row without a key of its own is known by how often it came.
   *
   * @param keyless the key of such a row, where it is read by itself
   */
  map(raw: RawRow, keyless?: string): MappedRow;
  /** Takes note of a row that is recorded already. */
  passOver(raw: RawRow): void;
}

const longestKey = 200;

/**
 * Turns a mapping, once, into a function from a row as received to what it means. Pure but for its caches.
 *
 * @param columns names of the file's columns, in its order
 * @returns the mapper, or a refusal where the mapping's category words lead nowhere
 */
export function compileMapping(
  mapping: Mapping,
  columns: readonly string[],
  surroundings: Surroundings,
): Result<RowMapper> {
  const categories = categoryReader(surroundings.categories, mapping.report.category.words);
  if (!categories.ok) return refuse('invalid', 'extracts/unknown-category', categories.reason);
  const { fileName } = surroundings;
  const source = cellsOf(fileName, columns);
  const report = reportMapper(mapping, source, categories.value, surroundings);
  const place = placeMapper(mapping, source, surroundings);
  const people = peopleMapper(mapping, source, surroundings);
  const keys = keyReader(mapping, source);
  const asAt = asAtReader(mapping, source);
  const sealing = sealedParts(mapping, columns);
  const repeats = repeatCounter();
  const findings: Findings = { faults: [], leftOut: 0 };

  function keyOf(raw: RawRow, rowHash: string, keyless: string | undefined): string | null {
    const own = keys(raw);
    if (own !== undefined) return own;
    if (keyless !== undefined) return keyless;
    return `row:${rowHash.slice(0, 32)}:${repeats.count(rowHash)}`;
  }

  return ok({
    passOver(raw) {
      if (!raw.fault && keys(raw) === undefined) repeats.count(hashOf(contentOf(raw)));
    },
    map(raw, keyless) {
      const content = contentOf(raw);
      const mapped: MappedRow = {
        row: raw.row,
        key: null,
        rowHash: hashOf(content),
        content,
        asAt: null,
        faults: [],
        leftOut: 0,
        report: null,
        people: [],
      };
      if (raw.fault) {
        const { rule, column, value, reason } = raw.fault;
        const field = column === undefined ? null : (columns[column] ?? `column ${column + 1}`);
        const said = rule === 'stray-quotation-mark' ? `“${(value ?? '').slice(0, 60)}” ${reason}` : reason;
        mapped.faults.push(faultOf({ fileName, row: raw.row }, rule, field, value ?? null, said));
        return mapped;
      }
      findings.faults = mapped.faults;
      findings.leftOut = 0;
      const key = keyOf(raw, mapped.rowHash, keyless);
      if (key === null || key.length > longestKey) {
        const why =
          key === null
            ? 'it is empty, and nothing else tells this row from others.'
            : 'it is too long for a key.';
        mapped.faults.push(faultOf({ fileName, row: raw.row }, 'no-key', keys.label, key ?? '', why));
      } else mapped.key = key;
      mapped.asAt = asAt(raw, findings);
      const handling = report.handling(raw);
      const found = place(raw, handling, findings);
      mapped.report = report.map(raw, key ?? '', handling, found, findings);
      mapped.people = people(
        raw,
        { key: key ?? '', handling, retainUntilDay: mapped.report?.retainUntilDay ?? 0 },
        findings,
      );
      if (sealing && mapped.people.some((person) => person.sealedAddress !== null)) {
        mapped.content = contentWithout(raw, sealing);
        if (mapped.report && sealing.placeIsSealed) mapped.report.place = null;
        // What was said may repeat the address, and nobody can be sure that it does not.
        if (mapped.report) mapped.report.words = null;
      }
      mapped.leftOut = findings.leftOut;
      return mapped;
    },
  });
}

/** A row as kept: its values in the file's order, or the item. */
function contentOf(raw: RawRow): string {
  return JSON.stringify(raw.item === undefined ? raw.cells : raw.item);
}

type KeyReader = ((raw: RawRow) => string | null | undefined) & { label: string };

/** @returns the key, null where it has none and must have one, undefined where the row itself is its key */
function keyReader(mapping: Mapping, source: ReturnType<typeof cellsOf>): KeyReader {
  const { key } = mapping;
  if (key === 'row') return Object.assign(() => undefined, { label: '' });
  const cell = joined(source, key.columns, '/');
  const empty = key['if-empty'] === 'row' ? undefined : null;
  const read = (raw: RawRow) => {
    const text = cell(raw);
    return text === '' || saysNothing(text) ? empty : plainText(text);
  };
  return Object.assign(read, { label: [key.columns].flat().join(' + ') });
}

function asAtReader(
  mapping: Mapping,
  source: ReturnType<typeof cellsOf>,
): (raw: RawRow, findings: Findings) => number | null {
  const field = mapping['as-at'];
  if (!field) return () => null;
  const read = momentReader(source, field);
  return (raw, findings) => read(raw, findings)?.fromMs ?? null;
}
