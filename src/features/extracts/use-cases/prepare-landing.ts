import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { parseMapping } from '../../../pipeline/index.ts';
import { getKeptSource } from '../../sources/index.ts';
import { formatInWords } from '../rules/spoken-format.ts';
import { findNewestMapping } from '../store.ts';
import type { Expected } from '../types.ts';

/** What file a source sends, for the form that asks for it; refused to those who may not land one. */
export const prepareLanding = useCase({
  name: 'extracts.prepare',
  title: 'See what file a source sends',
  input: z.object({ code: z.string().max(80) }),
  allow: { roles: ['data-steward'] },
  async run(ctx, { code }) {
    const found = await getKeptSource(ctx, code);
    if (!found.ok) return found;
    const { no, name } = found.value;
    const mapping = parseMapping((await findNewestMapping(ctx.db, no)) ?? '');
    if (!mapping.ok)
      return refuse(
        'refused',
        'extracts/no-mapping',
        'This source has no mapping that can be used. Write one before landing an extract.',
      );
    const { format, columns } = mapping.value;
    const expected: Expected = {
      source: { code, name },
      format: formatInWords(format),
      mayBePacked: format.kind !== 'workbook',
      columns,
      optionalColumns: mapping.value['optional-columns'],
      mostBytes: ctx.policy.value<number>('imports.file-bytes'),
    };
    return ok(expected);
  },
});
