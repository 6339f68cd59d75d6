import { createReadStream, type ReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuse, RefusalError } from '../../kernel/result.ts';
import { findEncoding } from '../land/open-extract.ts';
import { columnKey } from '../land/reading/header.ts';
import { encodings } from '../land/reading/line-pieces.ts';
import type { Caps, Reading } from '../land/reading/raw-row.ts';
import { readDelimited } from '../land/reading/read-delimited.ts';
import { plainText } from '../map/values/index.ts';

/** Which columns of the file say what. */
export interface GazetteerColumns {
  uprn: string;
  easting: string;
  northing: string;
  /** In the order in which they make one line: "12 High Street", "Framwellgate", "Durham". */
  address: readonly string[];
  postcode?: string | undefined;
  usrn?: string | undefined;
}

export interface GazetteerFile {
  path: string;
  columns: GazetteerColumns;
  caps: Caps;
}

export interface OpenedGazetteer extends Reading {
  /** To be called however the reading ends. */
  close(): void;
}

/** The name of the file, for sentences. */
export function gazetteerFileName(path: string): string {
  return plainText(basename(path)).slice(0, 200);
}

/**
 * Opens a list of properties (CSV with a header, other columns passed over) to be read once, as it comes.
 *
 * @throws RefusalError where there is no such file, a column is not in it, or it is cut short
 */
export async function openGazetteerFile(file: GazetteerFile): Promise<OpenedGazetteer> {
  const { path, columns, caps } = file;
  const fileName = gazetteerFileName(path);
  await access(path).catch(() => {
    throw absent(fileName);
  });
  const streams: ReadStream[] = [];
  const bytes = (): ReadStream => {
    const stream = createReadStream(path, { highWaterMark: 1_048_576 });
    streams.push(stream);
    return stream;
  };
  const close = () => streams.forEach((stream) => stream.destroy());
  const named = namedColumns(columns);
  try {
    const encoding = await findEncoding(fileName, bytes, encodings);
    const reading = await readDelimited({
      fileName,
      bytes: bytes(),
      encoding,
      delimiter: ',',
      titleRows: 0,
      expected: { required: [], optional: named, others: 'passed-over' },
      caps,
    });
    const found = new Set(reading.columns.map(columnKey));
    const missing = named.filter((name) => !found.has(columnKey(name)));
    if (missing.length > 0) throw lacks(fileName, missing, reading.columns);
    return { ...reading, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

function absent(fileName: string): RefusalError {
  return new RefusalError(
    refuse('missing', 'gazetteer/no-file', `There is no file “${fileName}” at that place.`).refusal,
  );
}

function namedColumns({ uprn, easting, northing, address, postcode, usrn }: GazetteerColumns): string[] {
  return [uprn, easting, northing, ...address, postcode ?? [], usrn ?? []].flat();
}

function lacks(fileName: string, missing: string[], columns: readonly string[]): RefusalError {
  return new RefusalError(
    refuse(
      'invalid',
      'gazetteer/missing-column',
      `“${fileName}” was refused: it has no column ${listed(missing)}. Its columns are ${listed(columns)}. Say which of them holds what.`,
    ).refusal,
  );
}

function listed(names: readonly string[]): string {
  return names
    .slice(0, 20)
    .map((name) => `“${name.slice(0, 60)}”`)
    .join(', ');
}
