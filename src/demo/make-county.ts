import { join } from 'node:path';
import { silentProgress, type Progress } from '../kernel/progress.ts';
import { chooseBadRows } from './extracts/bad-rows.ts';
import { councilExtract } from './extracts/council.ts';
import type { Extract } from './extracts/extract.ts';
import { fireExtract } from './extracts/fire.ts';
import { writeHealthExtract } from './extracts/health.ts';
import { housingExtract } from './extracts/housing.ts';
import { policeExtract } from './extracts/police.ts';
import type { FileMade } from './extracts/text-file.ts';
import { takeDown } from './extracts/told.ts';
import { victimsExtract } from './extracts/victims.ts';
import { countyName } from './geography/gazetteer.ts';
import { inOrderTold } from './incidents/keys.ts';
import type { PartnerCode } from './partners.ts';
import { planCounty, type CountyOptions, type CountyPlan } from './plan-county.ts';
import { createRandom } from './random.ts';
import { openTruth, type TruthBook } from './truth.ts';
import { writePlaces } from './write-places.ts';

export interface CountyFile extends FileMade {
  /** Below the output folder, with forward slashes. */
  path: string;
  /** Records: data rows, cases, features. */
  rows: number;
}

export interface CountySummary {
  name: string;
  fictional: true;
  seed: string;
  scale: number;
  people: number;
  households: number;
  properties: number;
  streets: number;
  incidents: number;
  reports: number;
  personRecords: number;
  badRows: number;
  extracts: { partner: PartnerCode; file: string; rows: number; reports: number }[];
  files: CountyFile[];
}

export interface MakeCountyOptions extends CountyOptions {
  /** Made if missing; files of the same names are replaced. */
  outDir: string;
  progress?: Progress;
}

const rowsPerBreath = 2000;
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Makes the fictional county: six extracts under `extracts/`, boundaries, places, and the truth under `truth/`.
 * The same seed and scale give the same bytes. Memory is the plan's; rows are written as they are made.
 */
export async function makeCounty({
  seed,
  scale,
  outDir,
  progress = silentProgress,
}: MakeCountyOptions): Promise<CountySummary> {
  progress.begin(`Planning ${countyName} (fictional)`, undefined, 'people');
  const plan = planCounty({ seed, scale });
  progress.step(plan.people.count);
  await breathe();
  const files: CountyFile[] = writePlaces(plan, outDir);
  const truth = openTruth(plan, join(outDir, 'truth'));
  const extracts: CountySummary['extracts'] = [];

  async function write<Row>(extract: Extract<Row>): Promise<void> {
    const made = await writeExtract(plan, extract, outDir, truth, progress);
    extracts.push({ partner: extract.partner, file: extract.file, rows: made.rows, reports: made.reports });
    files.push({ path: `extracts/${extract.file}`, rows: made.rows, bytes: made.bytes, sha256: made.sha256 });
  }

  await write(policeExtract);
  await write(councilExtract);
  await write(housingExtract);
  await write(fireExtract);
  await write(victimsExtract);
  const health = writeHealthExtract(plan, join(outDir, 'extracts', 'assault-attendances.csv'));
  extracts.push({ partner: 'health', file: 'assault-attendances.csv', rows: health.rows, reports: 0 });
  files.push({
    path: 'extracts/assault-attendances.csv',
    rows: health.rows,
    bytes: health.bytes,
    sha256: health.sha256,
  });
  progress.begin('Writing the truth', plan.incidents.count, 'incidents');
  const kept = truth.end();
  progress.step(plan.incidents.count);
  return {
    name: countyName,
    fictional: true,
    seed: plan.seed,
    scale,
    people: plan.people.count,
    households: plan.people.sizeOf.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0),
    properties: plan.ground.homes.count,
    streets: plan.ground.streets.length,
    incidents: plan.incidents.count,
    reports: plan.reports.count,
    personRecords: kept.personRecords,
    badRows: kept.badRows,
    extracts,
    files: [...files, ...kept.files],
  };
}

async function writeExtract<Row>(
  plan: CountyPlan,
  extract: Extract<Row>,
  outDir: string,
  truth: TruthBook,
  progress: Progress,
): Promise<FileMade & { rows: number; reports: number }> {
  const order = inOrderTold(plan.reports, extract.partner);
  const bad = chooseBadRows(plan, order, extract);
  const random = createRandom(plan.seed, extract.file);
  const sink = extract.open(join(outDir, 'extracts', extract.file), plan);
  progress.begin(`Writing ${extract.file}`, order.length, 'rows');
  let rows = 0;
  for (let done = 0; done < order.length; done++) {
    const report = order[done]!;
    const told = takeDown(plan, report, random);
    const { row, people } = extract.row(told, plan, random);
    const kind = bad.get(report);
    if (kind === 'earlier-version') {
      sink.write(extract.earlier!(row));
      truth.badRow(extract.file, ++rows, told, kind, undefined);
    }
    const planted =
      kind === undefined || kind === 'earlier-version' || kind === 'duplicate'
        ? undefined
        : extract.spoil[kind]!(row);
    sink.write(row);
    rows++;
    if (planted) truth.badRow(extract.file, rows, told, kind!, planted);
    for (const written of people)
      truth.record(extract.file, rows, told.key, written, extract.keeps[written.role]);
    if (kind === 'duplicate') {
      sink.write(row);
      truth.badRow(extract.file, ++rows, told, kind, undefined);
    }
    if ((done + 1) % rowsPerBreath === 0) {
      progress.step(rowsPerBreath);
      await breathe();
    }
  }
  progress.step(order.length % rowsPerBreath);
  return { ...sink.end(), rows, reports: order.length };
}
