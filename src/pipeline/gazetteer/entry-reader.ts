import type { RawRow } from '../land/reading/raw-row.ts';
import type { AreaTagger } from '../map/area-tagger.ts';
import { cellsOf } from '../map/cell-readers.ts';
import { faultOf, type Fault, type Findings } from '../map/faults.ts';
import { placeMapper } from '../map/place-mapper.ts';
import type { GazetteerColumns } from './gazetteer-file.ts';

/** One property and its point, metres (EPSG:27700). */
export interface GazetteerEntry {
  uprn: string;
  addressKey: string | null;
  postcode: string | null;
  usrn: string | null;
  easting: number;
  northing: number;
  wardNo: number | null;
  lsoaNo: number | null;
}

export type ReadEntry = { ok: true; entry: GazetteerEntry } | { ok: false; fault: Fault };

export interface EntrySurroundings {
  fileName: string;
  areas: AreaTagger;
  /** Postcode areas accepted besides the real ones. */
  postcodeAreas: string[];
}

const text = (columns: string) => ({ columns, 'if-bad': 'quarantine' as const });

/**
 * Reads rows of a gazetteer exactly as the map stage reads the places of reports, so that one address has one key.
 * Refused, with a sentence: no UPRN, no point, a value that cannot be read, a point outside every area of the partnership.
 */
export function entryReader(
  columns: GazetteerColumns,
  header: readonly string[],
  { fileName, areas, postcodeAreas }: EntrySurroundings,
): (row: RawRow) => ReadEntry {
  const read = placeMapper(
    {
      source: 'gazetteer',
      'postcode-areas': postcodeAreas,
      place: [
        {
          uprn: text(columns.uprn),
          easting: columns.easting,
          northing: columns.northing,
          ...(columns.address.length > 0 && { address: [...columns.address] }),
          ...(columns.postcode !== undefined && { postcode: text(columns.postcode) }),
          ...(columns.usrn !== undefined && { usrn: columns.usrn }),
          outside: 'quarantine',
        },
      ],
    },
    cellsOf(fileName, header),
    { fileName, areas },
  );
  return (row) => {
    const fault = (rule: string, field: string | null, reason: string): ReadEntry => ({
      ok: false,
      fault: faultOf({ fileName, row: row.row }, rule, field, null, reason),
    });
    if (row.fault) return fault(row.fault.rule, null, row.fault.reason);
    const findings: Findings = { faults: [], leftOut: 0 };
    const place = read(row, 'P', findings);
    if (findings.faults[0]) return { ok: false, fault: findings.faults[0] };
    if (!place?.uprn) return fault('no-uprn', columns.uprn, 'There is no UPRN.');
    const { uprn, addressKey, postcode, usrn, easting, northing, wardNo, lsoaNo } = place;
    if (easting === null || northing === null)
      return fault('no-point', `${columns.easting} + ${columns.northing}`, 'There is no point.');
    return { ok: true, entry: { uprn, addressKey, postcode, usrn, easting, northing, wardNo, lsoaNo } };
  };
}
