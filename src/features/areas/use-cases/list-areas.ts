import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { listAreas as listOf } from '../store.ts';
import { areaKinds } from '../types.ts';

/** Wards and LSOAs by name. Nothing in them is about anyone. */
export const listAreas = useCase({
  name: 'areas.list',
  title: 'List the areas of the county',
  input: z.object({ kind: z.enum(areaKinds).optional() }),
  allow: { roles },
  async run(ctx, { kind }) {
    return ok(await listOf(ctx.db, kind));
  },
});
