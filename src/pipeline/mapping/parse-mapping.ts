import { parse } from 'yaml';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { mappingSchema, type Mapping } from './schema.ts';

/**
 * Reads the text of a mapping file.
 *
 * @returns the mapping, or a sentence for each fault: not YAML, a part missing or unknown, a column used that is not listed
 */
export function parseMapping(text: string, fileName = 'The mapping'): Result<Mapping> {
  let document: unknown;
  try {
    document = parse(text, { schema: 'core' });
  } catch (thrown) {
    return faulty(fileName, [thrown instanceof Error ? thrown.message.split('\n')[0]! : 'not YAML']);
  }
  const read = mappingSchema.safeParse(document);
  if (!read.success) return faulty(fileName, z.prettifyError(read.error).split('\n'));
  const unlisted = unlistedColumns(read.data);
  if (unlisted.length > 0)
    return faulty(
      fileName,
      unlisted.map((name) => `“${name}” is used but is not among the columns`),
    );
  return ok(read.data);
}

function faulty(fileName: string, faults: string[]): Result<Mapping> {
  return refuse(
    'invalid',
    'extracts/faulty-mapping',
    `${fileName} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
}

/** Names of columns that the mapping uses without listing them: a slip of the pen that would read as "always empty". */
function unlistedColumns(mapping: Mapping): string[] {
  const listed = new Set([...mapping.columns, ...mapping['optional-columns']]);
  const nested = !['delimited', 'workbook'].includes(mapping.format.kind);
  const generic = (name: string) => (nested ? name.replace(/\.\d+(?=\.|$)/g, '[]') : name);
  const isListed = (name: string) =>
    listed.has(generic(name)) || (nested && [...listed].some((one) => one.startsWith(`${generic(name)}[]`)));
  return usedColumns(mapping).filter((name) => !isListed(name));
}

/** Every column that the mapping reads; those within a list are written with []: "tenants[].surname". */
export function usedColumns({ key, report, place, people, ...rest }: Mapping): string[] {
  const used = [
    ...(key === 'row' ? [] : columnsIn(key)),
    ...columnsIn(rest['as-at']),
    ...columnsIn(report),
    ...columnsIn(place),
    ...people.flatMap(({ each, handling, ...person }) => [
      ...columnsIn(person).map((name) => within(each, name)),
      ...columnsIn({ handling }),
    ]),
  ];
  return [...new Set(used)];
}

/** The whole path of a column that stands in a list, unless it says with a stroke that it is of the row. */
function within(list: string | undefined, name: string): string {
  if (list === undefined) return name;
  return name.startsWith('/') ? name.slice(1) : `${list}[].${name}`;
}

/** Keys whose values name no column. */
const notColumns = new Set(
  'otherwise is is-not always as if-bad if-empty outside radius-m zone order two-figure-years-up-to means-unknown other'.split(
    ' ',
  ),
);

function columnsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(columnsIn);
  if (typeof part !== 'object' || part === null) return [];
  const { each, where, take, ...rest } = part as Record<string, unknown>;
  if (typeof each === 'string')
    return [...columnsIn(where), ...columnsIn(take)].map((name) => `${each}[].${name}`);
  return Object.entries(rest).flatMap(([name, value]) => {
    if (notColumns.has(name)) return [];
    // `report.words` names columns, the `words` of a choice is a table; `handling` may be a plain P or C.
    if (name === 'words' && typeof value === 'object' && !Array.isArray(value)) return [];
    if (name === 'handling' && typeof value === 'string') return [];
    return columnsIn(value);
  });
}
