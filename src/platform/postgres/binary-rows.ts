/**
 * Rows in PostgreSQL's binary COPY format, built into one growing buffer: no text to escape here or to parse there.
 * Values must come in the order of the columns and in their exact types.
 *
 * @source PostgreSQL documentation, COPY, "Binary Format"
 */
export interface BinaryRows {
  /** Begins a row. */
  row(): void;
  text(value: string | null): void;
  int4(value: number | null): void;
  float8(value: number | null): void;
  bool(value: boolean): void;
  /** Thirty-two hex figures. */
  uuid(hex: string | null): void;
  /** Hex figures. */
  bytes(hex: string | null): void;
  /** Milliseconds since 1970 UTC, for a timestamptz. */
  instant(ms: number | null): void;
  /** Days since 1970-01-01, for a date. */
  day(days: number | null): void;
  readonly count: number;
  /** The whole, ready to send; the writer is done with. */
  take(): Buffer[];
}

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const epochMs = Date.UTC(2000, 0, 1);
const epochDays = epochMs / 86_400_000;
const partBytes = 262_144;
/** Up to so many letters are copied here rather than by the engine. */
const shortLength = 14;

/** The value of a hex figure's code: small letters, as hashes write them. */
function figure(code: number): number {
  return code <= 57 ? code - 48 : code - 87;
}

export function binaryRows(columnCount: number): BinaryRows {
  let buffer = Buffer.allocUnsafe(partBytes);
  let at = signature.copy(buffer);
  let done: Buffer[] = [];
  let count = 0;

  const reserve = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    done.push(buffer.subarray(0, at));
    buffer = Buffer.allocUnsafe(Math.max(partBytes, bytes));
    at = 0;
  };
  // Byte by byte: a call into the engine costs more than the few bytes that most values have.
  const word = (value: number): void => {
    buffer[at++] = value >>> 24;
    buffer[at++] = value >>> 16;
    buffer[at++] = value >>> 8;
    buffer[at++] = value;
  };
  const nothing = (): void => {
    reserve(4);
    word(-1);
  };
  const hex = (value: string): void => {
    const length = value.length / 2;
    reserve(4 + length);
    word(length);
    for (let from = 0; from < value.length; from += 2)
      buffer[at++] = (figure(value.charCodeAt(from)) << 4) | figure(value.charCodeAt(from + 1));
  };
  /** Writes a short text of ASCII. @returns whether it was one; if not, nothing is written */
  const shortText = (value: string): boolean => {
    const { length } = value;
    for (let from = 0; from < length; from++) {
      const code = value.charCodeAt(from);
      if (code > 127) return false;
      buffer[at + 4 + from] = code;
    }
    word(length);
    at += length;
    return true;
  };

  return {
    row() {
      count++;
      reserve(2);
      buffer[at++] = columnCount >>> 8;
      buffer[at++] = columnCount;
    },
    text(value) {
      if (value === null) return nothing();
      reserve(4 + value.length * 3);
      if (value.length <= shortLength && shortText(value)) return;
      const length = buffer.write(value, at + 4, 'utf8');
      buffer.writeInt32BE(length, at);
      at += 4 + length;
    },
    int4(value) {
      if (value === null) return nothing();
      reserve(8);
      word(4);
      word(value);
    },
    float8(value) {
      if (value === null) return nothing();
      reserve(12);
      word(8);
      at = buffer.writeDoubleBE(value, at);
    },
    bool(value) {
      reserve(5);
      word(1);
      buffer[at++] = value ? 1 : 0;
    },
    uuid(value) {
      if (value === null) return nothing();
      hex(value);
    },
    bytes(value) {
      if (value === null) return nothing();
      hex(value);
    },
    instant(ms) {
      if (ms === null) return nothing();
      reserve(12);
      word(8);
      // Microseconds since 2000, in two halves because they go beyond 2^53 only in theory and BigInt is slow.
      const micros = (ms - epochMs) * 1000;
      const high = Math.floor(micros / 4_294_967_296);
      word(high);
      word(micros - high * 4_294_967_296);
    },
    day(days) {
      if (days === null) return nothing();
      reserve(8);
      word(4);
      word(days - epochDays);
    },
    get count() {
      return count;
    },
    take() {
      reserve(2);
      at = buffer.writeInt16BE(-1, at);
      const parts = [...done, buffer.subarray(0, at)];
      buffer = Buffer.alloc(0);
      at = 0;
      done = [];
      return parts;
    },
  };
}
