import { z } from 'zod';
import { areaShapes, gridFromLonLat } from '../../../engines/geometry/index.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { keepAreas } from '../store.ts';
import { areaKinds } from '../types.ts';

/**
 * Takes areas from a GeoJSON file: those of a known code are replaced, the others added, none is taken away.
 * Refused: what is not GeoJSON of polygons, naming the feature that is wrong.
 */
export const importAreas = useCase({
  name: 'areas.import',
  title: 'Bring in the boundaries of wards or small areas',
  input: z.object({
    kind: z.enum(areaKinds),
    /** The whole file. */
    geojson: z.string().max(200_000_000),
    /** The property that holds the code ("LSOA11CD"), and the one that holds the name. */
    codeProperty: z.string().min(1).max(80),
    nameProperty: z.string().min(1).max(80).optional(),
    /** What its positions are: longitude and latitude as the format says, or metres of the national grid. */
    positions: z.enum(['degrees', 'metres']).default('degrees'),
    attribution: z.string().min(3).max(500),
  }),
  allow: { roles: ['data-steward', 'administrator'], system: ['setup', 'importer'] },
  async run(ctx, input) {
    const read = areaShapes(parsed(input.geojson), {
      code: input.codeProperty,
      ...(input.nameProperty ? { name: input.nameProperty } : {}),
      ...(input.positions === 'degrees' ? { project: gridFromLonLat } : {}),
    });
    if (!read.ok) return refuse('invalid', 'areas/unreadable', read.reason);
    const areas = read.value.map(({ code, name, shape }) => ({ code, name, rings: inCentimetres(shape) }));
    const kept = await keepAreas(ctx.db, input.kind, areas, input.attribution);
    ctx.audit({ subjectKind: 'area', facts: { kind: input.kind, ...kept } });
    return ok({ read: areas.length, ...kept });
  },
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Finer than any boundary is drawn, and fine enough that a point at its edge stays on its own side. */
function inCentimetres(shape: readonly (readonly unknown[])[]): number[][][][] {
  return shape.map((polygon) =>
    polygon.map((ring) =>
      (ring as number[][]).map((position) => position.map((n) => Math.round(n * 100) / 100)),
    ),
  );
}
