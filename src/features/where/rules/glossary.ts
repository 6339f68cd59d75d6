import type { Law, Term } from '../types.ts';

/**
 * The entries of the glossary, in the order of the page.
 *
 * @param markdown the text of docs/glossary.md: a section is `## `, an entry `### ` with its meaning and a list of
 * `Also`, `Where`, `Page` and `Law`; a line that is none of these belongs to the meaning
 * @example '### incident\nThe thing that happened.\n- Page: `/incidents`' → one term with one page
 */
export function parseGlossary(markdown: string): Term[] {
  const terms: Term[] = [];
  let section = '';
  let term: Term | undefined;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('## ')) {
      section = line.slice(3).trim();
      term = undefined;
    } else if (line.startsWith('### ')) {
      term = emptyTerm(line.slice(4).trim(), section);
      terms.push(term);
    } else if (term) {
      addLine(term, line.trim());
    }
  }
  return terms;
}

function emptyTerm(name: string, section: string): Term {
  return { name, anchor: anchorOf(name), section, meaning: '', also: [], files: [], pages: [], laws: [] };
}

function addLine(term: Term, line: string): void {
  const [, label, rest = ''] = /^- (Also|Where|Page|Law): (.*)$/.exec(line) ?? [];
  if (label === 'Also') term.also.push(...rest.split(',').map((word) => word.trim()));
  else if (label === 'Where') term.files.push(...quoted(rest));
  else if (label === 'Page') term.pages.push(...quoted(rest));
  else if (label === 'Law') term.laws.push(...rest.split(';').map(lawOf));
  else if (line !== '') term.meaning = term.meaning === '' ? line : `${term.meaning} ${line}`;
}

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
}

function lawOf(text: string): Law {
  const url = /\]\((https:[^)]+)\)/.exec(text)?.[1];
  const plain = text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('*', '');
  return { text: plain.trim(), url };
}

/** The part of an address that Markdown gives a heading: lower case, spaces to dashes, other signs dropped. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * The terms that answer a question, best first; at most `limit`. A name beats another word for it, which beats a mention.
 * Words are compared without case, dashes and plural s.
 *
 * @param words as typed: "case-review threshold"
 * @returns none when nothing matches, or when no word was asked for
 * @example "community trigger" → case review first
 */
export function findTerms(terms: readonly Term[], words: string, limit = 5): Term[] {
  const asked = plainWords(words);
  if (asked.length === 0) return [];
  return terms
    .map((term) => ({ term, score: scoreOf(term, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.term.name.length - b.term.name.length)
    .slice(0, limit)
    .map(({ term }) => term);
}

function scoreOf(term: Term, asked: string[]): number {
  const question = asked.join(' ');
  const name = plainWords(term.name);
  const others = term.also.map(plainWords);
  if (name.join(' ') === question) return 6;
  if (others.some((other) => other.join(' ') === question)) return 5;
  if (asked.every((word) => name.includes(word))) return 4;
  if (others.some((other) => asked.every((word) => other.includes(word)))) return 3;
  const all = new Set([...name, ...others.flat(), ...plainWords(term.meaning), ...plainWords(term.section)]);
  return asked.every((word) => all.has(word)) ? 1 : 0;
}

function plainWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}*']+/gu) ?? [];
  return words.map((word) => (word.length > 3 && !word.endsWith('ss') ? word.replace(/'?s$/, '') : word));
}
