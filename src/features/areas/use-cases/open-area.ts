import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { findArea } from '../store.ts';
import { areaKinds } from '../types.ts';
import { outlinesOf } from './area-outlines.ts';

/** One area, and the outlines of its kind to draw it among. A kind that is none is an area that is not there. */
export const openArea = useCase({
  name: 'areas.open',
  title: 'Look at one area',
  input: z.object({ kind: z.enum(areaKinds).or(z.literal('').catch('')), code: z.string() }),
  allow: { roles },
  async run(ctx, { kind, code }) {
    const area = kind === '' ? undefined : await findArea(ctx.db, kind, code);
    if (!area) return refuse('missing', 'areas/unknown', 'There is no area with this code.');
    return ok({ area, outlines: await outlinesOf(ctx.db, area.kind) });
  },
});
