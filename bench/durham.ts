// County Durham and Darlington for real: `npm run bench durham`. Twelve months of published crime and anti-social behaviour
// are landed, and every row is accounted for: against the files' own lines, and each small area against another program's count.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeEmbedded, startEmbedded } from '../src/platform/postgres/embedded/index.ts';
import { dataFolder, durhamFiles, ownLines, referenceCounts } from './durham/durham-files.ts';
import { landDurham } from './durham/land-durham.ts';
import { openLanding } from './extracts/open-landing.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const count = (rows: number) => rows.toLocaleString('en-GB').padStart(7);

async function main(): Promise<void> {
  const files = durhamFiles();
  if (!files) {
    say(`Not all of Durham in 2025 is in ${dataFolder()}; set COMMONWEAL_DATA to the folder that has it.`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cw-durham-'));
  const server = await startEmbedded({ dataDir: join(folder, 'pg'), log: say });
  try {
    const landing = await openLanding(server, folder);
    const began = performance.now();
    const receipts = await landDurham(landing.gate, landing.land, files);
    const seconds = (performance.now() - began) / 1000;

    say(
      'file                             lines  accepted quarantine duplicate superseded | ASB lines unclassified | no point: lines, kept | outside',
    );
    const total = { lines: 0, fates: 0, antiSocial: 0, unclassified: 0 };
    for (const [at, receipt] of receipts.entries()) {
      const own = ownLines(files.months[at]!);
      const { accepted, quarantined, duplicate, superseded, unclassified, withoutPoint, outsideAreas } =
        receipt;
      total.lines += own.rows;
      total.fates += accepted + quarantined + duplicate + superseded;
      total.antiSocial += own.antiSocial;
      total.unclassified += unclassified;
      say(
        `${basename(files.months[at]!).padEnd(30)} ${count(own.rows)} ${count(accepted)} ${count(quarantined)} ${count(duplicate)} ${count(superseded)} | ${count(own.antiSocial)} ${count(unclassified)} | ${count(own.withoutPoint)} ${count(withoutPoint)} | ${count(outsideAreas)}`,
      );
    }
    say(
      `\n${count(total.lines)} lines, ${count(total.fates)} with a fate: ${total.lines === total.fates ? 'every row is accounted for' : 'ROWS ARE MISSING'}`,
    );
    say(
      `${count(total.antiSocial)} lines of anti-social behaviour, ${count(total.unclassified)} reports kept as unclassified`,
    );
    say(`landed with ${landing.land.name} in ${seconds.toFixed(1)} s\n`);
    await sayKinds(landing.ask);
    await compareAreas(landing.ask, files.reference);
    await landing.close();
  } finally {
    await server.stop();
    await removeEmbedded({ dataDir: join(folder, 'pg'), log: say });
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ask = Awaited<ReturnType<typeof openLanding>>['ask'];

async function sayKinds(ask: Ask): Promise<void> {
  const kinds = await ask<{ kind: string; nsir: string; category: string; n: number }>(
    'select kind, nsir, category, count(*)::int as n from report group by 1, 2, 3 order by 1, n desc',
  );
  for (const { kind, nsir, category, n } of kinds)
    say(`${count(n)}  ${kind.padEnd(5)} ${nsir.padEnd(12)} ${category}`);
  const [antiSocial] = await ask<{ unplaced: number; outside: number; inside: number }>(
    `select count(*) filter (where p.easting is null)::int as unplaced, count(*) filter (where p.easting is not null and p.lsoa_no is null)::int as outside,
      count(p.lsoa_no)::int as inside from report r left join place_record p on p.id = r.place_record_id where r.kind = 'asb'`,
  );
  const { unplaced, outside, inside } = antiSocial!;
  say(
    `\nanti-social behaviour: ${inside} in the two districts, ${outside} with a point elsewhere, ${unplaced} without a point`,
  );
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, n) => total + n, 0);

async function compareAreas(ask: Ask, reference: string): Promise<void> {
  const theirs = referenceCounts(reference);
  const ours = await ask<{ code: string; n: number }>(
    `select a.code, count(r.id)::int as n from area a left join place_record p on p.lsoa_no = a.no
     left join report r on r.place_record_id = p.id and r.kind = 'asb' where a.kind = 'lsoa' group by a.code order by a.code`,
  );
  const different = ours.filter(({ code, n }) => theirs.get(code) !== n);
  say(
    `\n${ours.length} LSOAs; anti-social behaviour in them: ${sum(ours.map(({ n }) => n))} here, ${sum(theirs.values())} in ${basename(reference)}; ${different.length} differ`,
  );
  for (const { code, n } of different)
    say(
      `  ${code}: ${n} here, ${theirs.get(code) ?? 'none'} there: points on its outline, placed by metres here and by degrees there`,
    );
  const absent = [...theirs.keys()].filter((code) => !ours.some((area) => area.code === code));
  if (absent.length > 0) say(`  not among the boundaries here: ${absent.join(', ')}`);
}

await main();
