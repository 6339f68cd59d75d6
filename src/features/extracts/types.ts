import type { AnyJob } from '../../kernel/use-case.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { ExtractState, Fates, Regime } from '../sources/index.ts';

/** One delivery of a source, with its receipt and what became of its rows. */
export interface Extract {
  no: number;
  source: { code: string; name: string };
  partner: string;
  regime: Regime;
  fileName: string;
  /** Hex SHA-256 of the bytes as received. */
  sha256: string;
  byteCount: number;
  receivedAt: Temporal.Instant;
  receivedBy: string | undefined;
  mappingVersion: number;
  state: ExtractState;
  /** Why it is held or was refused; may quote what was sent, so only those who keep the records have it. */
  why: string | undefined;
  closedAt: Temporal.Instant | undefined;
  /** Rows of the whole file, once they were counted. */
  totalRows: number | undefined;
  fates: Fates;
  /** Of the accepted rows. */
  unclassified: number;
  withoutPoint: number;
  outsideAreas: number;
  valuesLeftOut: number;
  /** Whether incidents and people take account of all its rows yet. */
  isInPicture: boolean;
  bytesDisposedAt: Temporal.Instant | undefined;
  /** Until when its bytes are kept, once it is taken in. */
  bytesKeptUntil: Temporal.PlainDate | undefined;
  mayKeep: boolean;
}

/** What the form says of the file it asks for. */
export interface Expected {
  source: { code: string; name: string };
  /** "delimited text, in UTF-8" */
  format: string;
  /** Text may come packed with gzip; a workbook is packed by itself. */
  mayBePacked: boolean;
  columns: string[];
  optionalColumns: string[];
  mostBytes: number;
}

/** What the feature needs of the program round it. */
export interface ExtractsParts {
  files: FileStore;
  /** The job `extracts.land`, over the same files. */
  land: AnyJob;
}
