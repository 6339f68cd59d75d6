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
  const nothing = (): void => {
    reserve(4);
    at = buffer.writeInt32BE(-1, at);
  };
  const hex = (value: string): void => {
    reserve(4 + value.length / 2);
    at = buffer.writeInt32BE(value.length / 2, at);
    at += buffer.write(value, at, 'hex');
  };

  return {
    row() {
      count++;
      reserve(2);
      at = buffer.writeInt16BE(columnCount, at);
    },
    text(value) {
      if (value === null) return nothing();
      reserve(4 + value.length * 3);
      const length = buffer.write(value, at + 4, 'utf8');
      buffer.writeInt32BE(length, at);
      at += 4 + length;
    },
    int4(value) {
      if (value === null) return nothing();
      reserve(8);
      at = buffer.writeInt32BE(4, at);
      at = buffer.writeInt32BE(value, at);
    },
    float8(value) {
      if (value === null) return nothing();
      reserve(12);
      at = buffer.writeInt32BE(8, at);
      at = buffer.writeDoubleBE(value, at);
    },
    bool(value) {
      reserve(5);
      at = buffer.writeInt32BE(1, at);
      at = buffer.writeUInt8(value ? 1 : 0, at);
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
      at = buffer.writeInt32BE(8, at);
      // Microseconds since 2000, in two halves because they go beyond 2^53 only in theory and BigInt is slow.
      const micros = (ms - epochMs) * 1000;
      const high = Math.floor(micros / 4_294_967_296);
      at = buffer.writeInt32BE(high, at);
      at = buffer.writeUInt32BE(micros - high * 4_294_967_296, at);
    },
    day(days) {
      if (days === null) return nothing();
      reserve(8);
      at = buffer.writeInt32BE(4, at);
      at = buffer.writeInt32BE(days - epochDays, at);
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
