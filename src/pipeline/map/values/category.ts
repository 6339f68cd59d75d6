import { z } from 'zod';
import { foldedWords } from './folded.ts';
import { quoted, read, refused, type Reading } from './reading.ts';

/** Class of the national standard; `crime` for what was recorded as a crime and so is no incident of the standard. */
export type NsirClass = 'personal' | 'nuisance' | 'environmental' | 'unclassified' | 'crime';

export interface Category {
  nsir: NsirClass;
  /** Who said so: the source's own class, the usual class of the category, or nobody. */
  nsirFrom: 'source' | 'category' | 'nobody';
  /** Codes from the top of the local tree down to the category. */
  local: readonly string[];
  /** Name of the category, for people. */
  name: string;
}

const CLASS = z.enum(['personal', 'nuisance', 'environmental']);
const CODE = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

interface Branch {
  code: string;
  name: string;
  usually?: 'personal' | 'nuisance' | 'environmental' | 'crime' | undefined;
  under?: Branch[] | undefined;
}

const BRANCH: z.ZodType<Branch> = z.strictObject({
  code: CODE,
  name: z.string().min(1),
  usually: z.enum([...CLASS.options, 'crime']).optional(),
  get under() {
    return z.array(BRANCH).optional();
  },
});

/** The value of the policy `categories.local-tree`. */
const categoryTree = z.array(BRANCH).min(1);

/** Every category by its code. */
export type CategoryTable = ReadonlyMap<string, Category>;

/**
 * The local tree as a table by code. A branch without a usual class takes the one above it.
 *
 * @param tree value of the policy `categories.local-tree` in force on the day; throws on one that is malformed or repeats
 *   a code, because policy files are checked before they are used. A branch `asb` must be there: it takes the reports that
 *   give a class, or nothing more than "anti-social behaviour"
 */
export function categoryTable(tree: unknown): CategoryTable {
  const table = new Map<string, Category>();
  const add = (branches: readonly Branch[], path: readonly string[], above?: Branch['usually']): void => {
    for (const { code, name, usually = above, under } of branches) {
      if (table.has(code)) throw new Error(`categories.local-tree: the code ${code} stands twice`);
      const local = [...path, code];
      table.set(code, {
        nsir: usually ?? 'unclassified',
        nsirFrom: usually ? 'category' : 'nobody',
        local,
        name,
      });
      if (under) add(under, local, usually);
    }
  };
  add(categoryTree.parse(tree), []);
  if (!table.has('asb'))
    throw new Error('categories.local-tree: there is no branch asb, for reports that say no more');
  return table;
}

/** Reads the type that a source gives a report and, where it gives one, its class of the national standard. */
export type CategoryReader = (type: string, nsirClass?: string) => Reading<Category>;

/**
 * A reader of one source's own codes.
 *
 * A class given by the source stands before the usual class of the category. A source may also give nothing but a class:
 * map its words to `personal`, `nuisance` or `environmental`. Crimes keep their type and take no class.
 *
 * @param codes what the mapping file says: the source's words (case, accents and punctuation do not matter) → code of the
 *   tree or class; words that are themselves a code or a name of the tree need no line
 * @returns the reader, or a sentence naming a line that leads nowhere
 */
export function categoryReader(
  table: CategoryTable,
  codes: Readonly<Record<string, string>> = {},
): Reading<CategoryReader> {
  const byWords = new Map<string, Category>();
  const classes = new Map<string, z.infer<typeof CLASS>>();
  for (const nsir of CLASS.options) {
    for (const words of [nsir, `asb ${nsir}`, `${nsir} asb`]) classes.set(words, nsir);
  }
  for (const [code, category] of table) {
    byWords.set(foldedWords(code), category);
    byWords.set(foldedWords(category.name), category);
  }
  for (const [words, code] of Object.entries(codes)) {
    const category = table.get(code);
    const nsir = CLASS.safeParse(code);
    if (category) byWords.set(foldedWords(words), category);
    else if (nsir.success) classes.set(foldedWords(words), nsir.data);
    else return refused(`The mapping leads ${quoted(words)} to ${quoted(code)}, which is not a category.`);
  }
  const unspecified = table.get('asb')!;

  const reader: CategoryReader = (type, classGiven = '') => {
    const words = foldedWords(type.slice(0, 200));
    const classWords = foldedWords(classGiven.slice(0, 200));
    const category = byWords.get(words) ?? (classes.has(words) ? unspecified : undefined);
    if (!category) return refused(`${quoted(type)} is not a category that the mapping of this source knows.`);
    if (category.nsir === 'crime') return read(category);
    const nsir = classWords === '' ? classes.get(words) : classes.get(classWords);
    if (classWords !== '' && !nsir) {
      return refused(
        `${quoted(classGiven)} is not a class of the national standard: personal, nuisance or environmental.`,
      );
    }
    return read(nsir ? { ...category, nsir, nsirFrom: 'source' } : category);
  };
  return read(reader);
}
