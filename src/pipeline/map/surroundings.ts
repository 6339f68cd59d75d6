import type { AreaTagger } from './area-tagger.ts';
import type { CategoryTable } from './values/index.ts';

/** What a row is read against besides its mapping. */
export interface Surroundings {
  fileName: string;
  categories: CategoryTable;
  areas: AreaTagger;
  /** When the extract came: nothing in it can have been told later. */
  receivedAt: Temporal.Instant;
  /** Years for which reports of this source, and people in them, are kept (policy/retention.yaml). */
  retainYears: number;
}
