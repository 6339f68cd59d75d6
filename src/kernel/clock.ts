/** Where "now" comes from. Injected, so that a March decision can be tested in November. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

export const localZone = 'Europe/London';

/** The local day (Europe/London) on which an instant falls. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(localZone).toPlainDate();
}
