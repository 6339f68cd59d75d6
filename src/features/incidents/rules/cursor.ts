/** A row's place in a sorted list: enough to find the rows just after it, or just before. */
export interface Place {
  /** The row's number in the list, from 1. */
  ordinal: number;
  /** When it was told, in microseconds since 1970; undefined where that is not known. */
  micros: string | undefined;
  incidentNo: number;
}

export interface Cursor {
  place: Place;
  /** True for the rows before the place, false for those after it. */
  backwards: boolean;
}

/** A cursor as an address carries it: "25.1762191000000000.4711", "b.26.x.4711" backwards from one of no known time. */
export function writeCursor({ place, backwards }: Cursor): string {
  return `${backwards ? 'b.' : ''}${place.ordinal}.${place.micros ?? 'x'}.${place.incidentNo}`;
}

/** @returns undefined for what is not a cursor, the empty text included */
export function readCursor(text: string): Cursor | undefined {
  const match = /^(b\.)?(\d{1,9})\.(-?\d{1,17}|x)\.(\d{1,12})$/.exec(text);
  if (!match) return undefined;
  const [, backwards, ordinal, micros, incidentNo] = match;
  return {
    place: {
      ordinal: Number(ordinal),
      micros: micros === 'x' ? undefined : micros,
      incidentNo: Number(incidentNo),
    },
    backwards: backwards !== undefined,
  };
}
