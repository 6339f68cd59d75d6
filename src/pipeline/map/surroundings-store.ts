import { sql } from 'kysely';
import type { Db, Policy } from '../../kernel/use-case.ts';
import type { Mapping } from '../mapping/schema.ts';
import { areaTagger, type AreaTagger, type StoredArea } from './area-tagger.ts';
import type { Surroundings } from './surroundings.ts';
import { categoryTable } from './values/index.ts';

/** What the rows of one extract are read against: the areas, the categories and the policy of today. */
export async function readSurroundings(
  db: Db,
  policy: Policy,
  mapping: Mapping,
  extract: { fileName: string; receivedAt: Temporal.Instant },
): Promise<Surroundings> {
  const retention = { 'dpa-part-3': 'police-report', 'open-data': 'open-data-report', 'uk-gdpr': 'report' }[
    mapping.regime
  ];
  return {
    ...extract,
    areas: await readAreas(db),
    categories: categoryTable(policy.value('categories.local-tree')),
    retainYears: policy.value<number>(`retention.${retention}.years`),
  };
}

/** The areas of the partnership, ready to say which of them hold a point. */
export async function readAreas(db: Db): Promise<AreaTagger> {
  const { rows } = await sql<StoredArea>`select no, kind, code, name, rings from area`.execute(db);
  return areaTagger(rows);
}
