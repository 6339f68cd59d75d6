import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../kernel/actor.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { countyPartners, makeCounty } from '../../demo/index.ts';
import {
  importGazetteer,
  landExtract,
  refreshPicture,
  registerSource,
  shippedMappings,
} from '../../pipeline/index.ts';
import type { Config } from '../../platform/config/config.ts';
import { terminalProgress } from '../../platform/queue/terminal-progress.ts';
import { compose } from '../compose.ts';
import type { Server } from '../../platform/postgres/connect.ts';
import { landingParts } from '../features.ts';
import { setUpCounty } from './set-up-county.ts';

/** The county is the same in every demonstration. */
const seed = 1;

/** Makes the county's files, sets the partnership up, and lands each partner's extract through the real pipeline. */
export async function fillCounty(config: Config, server: Server, scale: number): Promise<Result<void>> {
  const progress = terminalProgress();
  const parts = await compose(config, server, 'worker');
  try {
    const county = join(config.folder, 'county');
    await makeCounty({ seed, scale, outDir: county, progress });
    const read = (name: string) => readFileSync(join(county, 'boundaries', name), 'utf8');
    const set = await setUpCounty(parts, { wards: read('wards.geojson'), lsoas: read('lsoas.geojson') });
    if (!set.ok) return set;
    const mappings = shippedMappings();
    const importer = systemActor('importer');
    const land = landExtract(landingParts({ folder: config.folder, secrets: parts.secrets }));
    for (const { extract } of countyPartners) {
      const code = extract.replace(/\.\w+$/, '');
      const mapping = mappings.get(code);
      if (mapping === undefined) continue;
      const source = await parts.gate.perform(registerSource, systemActor('setup'), { mapping });
      if (!source.ok) return source;
      const landed = await parts.gate.performJob(
        land,
        importer,
        { source: code, path: join(county, 'extracts', extract) },
        { progress },
      );
      if (!landed.ok) return landed;
    }
    const places = await parts.gate.performJob(
      importGazetteer,
      importer,
      {
        path: join(county, 'places', 'properties.csv'),
        columns: { address: ['ADDRESS', 'LOCALITY', 'TOWN'], postcode: 'POSTCODE', usrn: 'USRN' },
        postcodeAreas: ['QH'],
        attribution: 'Addresses of Harrowshire, a fictional county; made by this program',
      },
      { progress },
    );
    if (!places.ok) return places;
    const refreshed = await parts.gate.performJob(
      refreshPicture(join(config.folder, 'snapshots')),
      importer,
      {},
      { progress },
    );
    return refreshed.ok ? ok(undefined) : refreshed;
  } finally {
    progress.end();
    await parts.close();
  }
}
