import { readFileSync } from 'node:fs';
import { systemActor } from '../../src/kernel/actor.ts';
import type { AnyJob } from '../../src/kernel/use-case.ts';
import { importAreas } from '../../src/features/areas/use-cases/import-areas.ts';
import { registerSource, shippedMappings, type Landed } from '../../src/pipeline/index.ts';
import type { Gate } from '../../src/platform/gate/gate.ts';
import type { DurhamFiles } from './durham-files.ts';

const source = 'police-uk-street';
const attribution =
  'Contains National Statistics and OS data © Crown copyright and database right 2016, under the Open Government Licence';

/**
 * Brings County Durham and Darlington in: wards and LSOAs of 2011, then each month of 2025 as published.
 * The partner `police` must be there.
 *
 * @returns the receipts, month by month
 */
export async function landDurham(gate: Gate, land: AnyJob, files: DurhamFiles): Promise<Landed[]> {
  const setup = systemActor('setup');
  for (const [kind, paths, code, name] of [
    ['ward', files.wards, 'WD13CD', 'WD13NM'],
    ['lsoa', files.lsoas, 'LSOA11CD', 'LSOA11NM'],
  ] as const)
    for (const path of paths) {
      const geojson = readFileSync(path, 'utf8');
      const input = { kind, geojson, codeProperty: code, nameProperty: name, attribution };
      const kept = await gate.perform(importAreas, setup, input);
      if (!kept.ok) throw new Error(kept.refusal.message);
    }
  const known = await gate.perform(registerSource, setup, { mapping: shippedMappings().get(source)! });
  if (!known.ok) throw new Error(known.refusal.message);
  const receipts: Landed[] = [];
  for (const path of files.months) {
    const landed = await gate.performJob(land, systemActor('importer'), { source, path });
    if (!landed.ok) throw new Error(landed.refusal.message);
    receipts.push(landed.value as Landed);
  }
  return receipts;
}
