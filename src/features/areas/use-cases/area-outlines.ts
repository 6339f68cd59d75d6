import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { useCase, type Db } from '../../../kernel/use-case.ts';
import { boundsOfOutlines, outlineOf, shapeOf } from '../rules/outlines.ts';
import { listOutlines, versionOfAreas } from '../store.ts';
import { areaKinds, type AreaKind, type AreaOutlines } from '../types.ts';

/** Outlines as last made. They are public facts that cost a second to make, so each process keeps them by version. */
const kept = new Map<AreaKind, AreaOutlines>();

/** Every outline of a kind, ready to draw, for features that colour maps. */
export async function outlinesOf(db: Db, kind: AreaKind): Promise<AreaOutlines> {
  const version = await versionOfAreas(db, kind);
  const known = kept.get(kind);
  if (known?.version === version) return known;
  const rows = await listOutlines(db, kind);
  const shapes = rows.map(shapeOf);
  const features = shapes.map(outlineOf);
  const made: AreaOutlines = {
    kind,
    version,
    collection: { type: 'FeatureCollection', features },
    shapes,
    bounds: boundsOfOutlines(features),
    attributions: [...new Set(rows.map((row) => row.attribution))],
  };
  kept.set(kind, made);
  return made;
}

/** The outlines of a kind as GeoJSON. */
export const areaOutlines = useCase({
  name: 'areas.outlines',
  title: 'Draw the areas of the county',
  input: z.object({ kind: z.enum(areaKinds) }),
  allow: { roles },
  async run(ctx, { kind }) {
    return ok(await outlinesOf(ctx.db, kind));
  },
});
