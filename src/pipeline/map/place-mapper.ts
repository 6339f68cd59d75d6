import type { RawRow } from '../land/reading/raw-row.ts';
import type { Mapping, PlaceField, TextField } from '../mapping/schema.ts';
import {
  conditionReader,
  joined,
  labelOf,
  tidy,
  valueReader,
  type CellReader,
  type CellSource,
  type ValueReader,
} from './cell-readers.ts';
import { faultOf, type Findings } from './faults.ts';
import type { Handling, MappedPlace } from './mapped-row.ts';
import { ownText } from './own-text.ts';
import { quickMetres } from './quick-times.ts';
import { recordId } from './record-ids.ts';
import type { Surroundings } from './surroundings.ts';
import {
  readAddressLine,
  readGridPoint,
  readGridReference,
  readLonLat,
  readPostcode,
  readUprn,
  saysNothing,
  type Point,
  type Reading,
} from './values/index.ts';

/** What of a mapping tells a place. */
export type PlaceMapping = Pick<Mapping, 'source' | 'place' | 'postcode-areas'>;
/** What of the surroundings a place is read against. */
export type PlaceSurroundings = Pick<Surroundings, 'areas' | 'fileName'>;

export type PlaceMapper = (row: RawRow, handling: Handling, findings: Findings) => MappedPlace | null;

/** Reads the place of a report: the first of the mapping's alternatives whose condition holds. */
export function placeMapper(
  mapping: PlaceMapping,
  source: CellSource,
  surroundings: PlaceSurroundings,
): PlaceMapper {
  const alternatives = mapping.place.map((field) => ({
    holds: conditionReader(source, field.when),
    map: onePlace(field, mapping, source, surroundings),
  }));
  return (row, handling, findings) => {
    for (const { holds, map } of alternatives) if (holds(row)) return map(row, handling, findings);
    return null;
  };
}

export function postcodeReader(
  source: CellSource,
  field: TextField | undefined,
  mapping: Pick<Mapping, 'postcode-areas'>,
): ValueReader<string> {
  if (!field) return () => null;
  const extraAreas = mapping['postcode-areas'];
  return valueReader(
    source,
    field.columns,
    'not-a-postcode',
    (text) => {
      const reading = readPostcode(text, { extraAreas });
      return reading.ok ? { ok: true, value: reading.value.postcode } : reading;
    },
    { ifBad: field['if-bad'] },
  );
}

export function uprnReader(source: CellSource, field: TextField | undefined): ValueReader<string> {
  if (!field) return () => null;
  return valueReader(source, field.columns, 'not-a-uprn', readUprn, { ifBad: field['if-bad'] });
}

interface PointReader {
  label: string;
  /** What was written, '' where there is nothing. */
  text: CellReader;
  read(row: RawRow): Reading<Point>;
}

const bare = (text: string) => (saysNothing(text) ? '' : text);

function pointReader(field: PlaceField, source: CellSource): PointReader | undefined {
  const pairOf = (
    first: string,
    second: string,
    read: (a: string, b: string) => Reading<Point>,
  ): PointReader => {
    const [one, other] = [source.cell(first), source.cell(second)];
    return {
      label: `${first} + ${second}`,
      text: (row) => {
        const [a, b] = [bare(one(row)), bare(other(row))];
        return a === '' && b === '' ? '' : `${a}, ${b}`;
      },
      read: (row) => read(one(row), other(row)),
    };
  };
  if (field.easting && field.northing) return pairOf(field.easting, field.northing, readMetres);
  if (field.longitude && field.latitude) return pairOf(field.longitude, field.latitude, readLonLat);
  const reference = field['grid-reference'];
  if (!reference) return undefined;
  const cell = source.cell(reference);
  return {
    label: reference,
    text: (row) => (saysNothing(cell(row)) ? '' : cell(row)),
    read: (row) => readGridReference(cell(row)),
  };
}

/** Within these, two numbers in metres are a place in Great Britain and cannot be degrees or crossed columns. */
const surely = { minE: 80_000, maxE: 660_000, minN: 5_000, maxN: 1_200_000 };

function readMetres(easting: string, northing: string): Reading<Point> {
  const [e, n] = [quickMetres(easting), quickMetres(northing)];
  if (
    e === undefined ||
    n === undefined ||
    e < surely.minE ||
    e > surely.maxE ||
    n < surely.minN ||
    n > surely.maxN
  )
    return readGridPoint(easting, northing);
  return { ok: true, value: { easting: e, northing: n, radiusM: 1, swapped: false } };
}

/** Where places repeat, each is made once and shared, until there are this many. */
const mostKept = 50_000;
/** Where they hardly do, keeping them costs more than making them: after so many, fewer repeats than these end it. */
const trial = 20_000;
const worthKeeping = 0.4;

function onePlace(
  field: PlaceField,
  mapping: PlaceMapping,
  source: CellSource,
  { areas, fileName }: PlaceSurroundings,
): PlaceMapper {
  const address = field.address === undefined ? () => '' : joined(source, field.address, ', ');
  const postcode = postcodeReader(source, field.postcode, mapping);
  const uprn = uprnReader(source, field.uprn);
  const usrn = field.usrn === undefined ? () => null : tidy(source.cell(field.usrn));
  const ward = field.ward === undefined ? () => '' : source.cell(field.ward);
  const points = pointReader(field, source);
  const extraAreas = mapping['postcode-areas'];
  const kept = new Map<string, MappedPlace>();
  let asked = 0;
  let found = 0;
  let keeping = true;

  return (row, handling, findings) => {
    const written = address(row);
    const addressGiven = written !== '' && !saysNothing(written);
    const postcodeFound = postcode(row, findings);
    const uprnFound = uprn(row, findings);
    const usrnFound = usrn(row);
    const pointText = points?.text(row) ?? '';
    const wardText = ward(row);
    if (!addressGiven && !postcodeFound && !uprnFound && !usrnFound && pointText === '' && wardText === '')
      return null;

    const key = `${handling}\u0000${written}\u0000${postcodeFound ?? ''}\u0000${uprnFound ?? ''}\u0000${usrnFound ?? ''}\u0000${pointText}\u0000${wardText}`;
    if (keeping) {
      const known = kept.get(key);
      asked++;
      if (known) {
        found++;
        return known;
      }
      if (asked === trial && found < asked * worthKeeping) {
        keeping = false;
        kept.clear();
      }
    }

    const where = { fileName, row: row.row };
    let point: Point | null = null;
    if (points && pointText !== '') {
      const reading = points.read(row);
      if (reading.ok) point = reading.value;
      else {
        findings.faults.push(faultOf(where, 'not-a-point', points.label, pointText, reading.reason));
        return null;
      }
    }
    const read = addressGiven ? readAddressLine(written, { extraAreas }) : undefined;
    if (read && !read.ok) {
      findings.faults.push(
        faultOf(where, 'not-an-address', labelOf(source, field.address!), written, read.reason),
      );
      return null;
    }
    const tags = point
      ? areas.tag(point.easting, point.northing)
      : { wardNo: null, lsoaNo: null, outside: false };
    if (tags.outside && field.outside === 'quarantine') {
      findings.faults.push(
        faultOf(
          where,
          'outside-the-areas',
          points!.label,
          pointText,
          `“${pointText}” is in the sea or outside the areas of this partnership.`,
        ),
      );
      return null;
    }
    const place: MappedPlace = {
      id: recordId('place-record', mapping.source, key),
      handling,
      addressText: read ? ownText(read.value.given) : null,
      addressKey: read ? addressKey(read.value.key, postcodeFound) : null,
      postcode: postcodeFound ?? read?.value.postcode ?? null,
      uprn: uprnFound,
      usrn: usrnFound,
      easting: point?.easting ?? null,
      northing: point?.northing ?? null,
      radiusM: point ? Math.round(Math.max(point.radiusM, field['radius-m'] ?? 0)) : null,
      wardNo: tags.wardNo ?? (wardText === '' ? null : (areas.wardNamed(wardText) ?? null)),
      lsoaNo: tags.lsoaNo,
      outside: tags.outside,
      shared: keeping,
    };
    if (keeping) {
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, place);
    }
    return place;
  };
}

/** The address's words with the postcode that stands beside it, where it holds none itself. */
function addressKey(key: string, postcode: string | null): string {
  return key.includes('|') || postcode === null ? key : `${key}|${postcode.replace(' ', '')}`;
}
