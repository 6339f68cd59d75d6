import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { readGlossary } from '../read-glossary.ts';
import { findTerms } from '../rules/glossary.ts';
import type { Term } from '../types.ts';

/** More than the command gives, because a page is scanned, not read. */
const mostFound = 12;

export interface GlossaryAnswer {
  found: Term[];
  /** All of them, for the index under the search. */
  all: readonly Term[];
}

/** What a word means here, and the page, law and file behind it. Holds nobody's data; open to all staff. */
export const searchGlossary = useCase({
  name: 'where.search',
  title: 'Look up a word',
  input: z.object({ words: z.string().max(200) }),
  allow: { roles },
  async run(_ctx, { words }) {
    const all = readGlossary();
    const answer: GlossaryAnswer = { found: findTerms(all, words, mostFound), all };
    return ok(answer);
  },
});
