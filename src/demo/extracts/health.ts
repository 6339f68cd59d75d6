import { createRandom } from '../random.ts';
import type { CountyPlan } from '../plan-county.ts';
import { csvSink } from './csv.ts';
import type { FileMade } from './text-file.ts';

const healthColumns = ['MONTH', 'AREA_CODE', 'AREA_NAME', 'HOUR_BAND', 'ATTENDANCES'] as const;

/** Hour bands by London clocks, and the share of attendances in each: assumptions after published assault data. */
const bands = [
  ['00-06', 0.34],
  ['06-12', 0.1],
  ['12-18', 0.22],
  ['18-24', 0.34],
] as const;

/** Attendances after an assault in a ward in a month at scale 1, where trouble is average. */
const monthlyMean = 9;

/**
 * Counts without names: month, ward, hour band. Small counts are given as they are; they are depersonalised data
 * shared under the Crime and Disorder Act 1998 s.17A, and whoever publishes them must suppress.
 */
export function writeHealthExtract(
  plan: CountyPlan,
  path: string,
): FileMade & { rows: number; attendances: number } {
  const random = createRandom(plan.seed, 'health');
  const sink = csvSink(path, healthColumns);
  let rows = 0;
  let attendances = 0;
  for (let month = 0; month < 24; month++)
    for (const ward of plan.ground.wards) {
      const localities = plan.ground.lsoas.filter(({ wardNo }) => wardNo === ward.no);
      const trouble =
        localities.reduce((sum, { locality }) => sum + locality.troubleWeight, 0) / localities.length;
      const season = [0.9, 0.9, 1, 1, 1.1, 1.1, 1.15, 1.15, 1, 1, 1, 1.3][month % 12]!;
      for (const [band, share] of bands) {
        const count = poisson(
          monthlyMean * trouble * season * share * plan.scale,
          random.unit,
          random.normal,
        );
        if (count === 0) continue;
        const name = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
        sink.write([name, ward.code, ward.name, band, String(count)]);
        rows++;
        attendances += count;
      }
    }
  return { ...sink.end(), rows, attendances };
}

function poisson(mean: number, unit: () => number, normal: () => number): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = unit(); product > limit; product *= unit()) count++;
  return count;
}
