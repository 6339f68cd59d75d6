import { findTerms } from './rules/glossary.ts';
import { readGlossary } from './read-glossary.ts';
import type { Term } from './types.ts';

/** What `commonweal where WORDS` finds, best first; none when the glossary has nothing. Needs no database. */
export function whereIs(words: string): Term[] {
  return findTerms(readGlossary(), words);
}

/** The answer for a person: each word with its meaning, files, pages and laws. */
export function describeTerms(words: string, terms: readonly Term[]): string {
  if (terms.length === 0)
    return `The glossary has nothing for "${words}". Try another word for it, or read docs/glossary.md.`;
  return terms.map(describeTerm).join('\n\n');
}

function describeTerm(term: Term): string {
  const laws = term.laws.map(({ text, url }) => (url ? `${text} ${url}` : text));
  const lines = [
    ['code', term.files],
    ['page', term.pages],
    ['law', laws],
    ['read', [`docs/glossary.md#${term.anchor}`]],
  ] as const;
  const told = lines.flatMap(([label, values]) => values.map((value) => `  ${label.padEnd(5)}${value}`));
  return [term.name, `  ${term.meaning}`, ...told].join('\n');
}
