import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listSources } from '../store.ts';

/** Who sends what, how fresh it is and what became of the rows: no secret among partners. */
export const listAllSources = useCase({
  name: 'sources.list',
  title: 'See the sources, how fresh they are and their counts',
  input: z.object({}),
  allow: { roles, system: ['importer'] },
  async run(ctx) {
    return ok(await listSources(ctx.db));
  },
});
