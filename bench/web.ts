// Pages at size: `npm run bench:web`. Prints what each kind of page takes against its budget, misses included.
import { Command } from 'commander';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { BenchBrowser } from './web/bench-browser.ts';
import { makeAtSize, startAtSize } from './web/at-size.ts';
import { measureIdle } from './web/idle-memory.ts';
import { measurePages } from './web/measure-pages.ts';
import { learn } from './web/learn.ts';
import { pagesOf } from './web/pages.ts';
import { measurePlainPage } from './web/plain-page.ts';
import { openReport } from './web/report.ts';

interface Options {
  make?: boolean;
  scale: number;
  folder: string;
  requests: number;
  idle: number;
  only?: string;
}

const number = (text: string) => Number(text);

async function main(options: Options): Promise<void> {
  const folder = resolve(options.folder);
  const report = openReport();
  report.say(
    `${cpus().length} processors; others' load when this began: ${loadavg()[0]!.toFixed(1)}. Times are what a client on this machine waits for the whole page, over a kept connection.`,
  );
  const made = await makeAtSize({
    folder,
    scale: options.scale,
    again: options.make ?? false,
    say: report.say,
  });
  if (made.seconds !== undefined)
    report.figure(
      'made at size: county, six extracts landed, picture refreshed',
      `${made.seconds.toFixed(0)} s`,
    );
  const product = await startAtSize(folder, options.scale);
  try {
    report.limit('a later start', product.startedInS, 15, 's');
    const address = product.address;
    await measureIdle(report, product.pid, options.idle, 'idle after the start');
    const officer = new BenchBrowser(address);
    const analyst = new BenchBrowser(address);
    await officer.signIn('officer@example.org');
    await analyst.signIn('analyst@example.org');
    const known = await learn(officer, analyst, options.requests);
    report.say(
      `${known.reports.toLocaleString('en-GB')} or more incidents listed; ${known.wards.length.toLocaleString('en-GB')} wards, ${known.smallAreas.length.toLocaleString('en-GB')} small areas.`,
    );
    const pages = pagesOf(known, { officer, analyst }).filter(
      ({ name }) => options.only === undefined || name.includes(options.only),
    );
    for (const concurrency of [1, 4])
      await measurePages(report, pages, { requests: options.requests, concurrency, pid: product.pid });
    await measurePlainPage(report, address);
    await measureIdle(report, product.pid, options.idle, 'idle after all this');
    officer.close();
    analyst.close();
  } finally {
    await product.stop();
  }
  report.say(`\nOthers' load when this ended: ${loadavg()[0]!.toFixed(1)}, this program's own included.`);
  report.end();
}

await new Command('bench:web')
  .description('Time the pages of an installation of 1,000,000 reports.')
  .option('--make', 'make the installation again')
  .option('--scale <times>', 'so many times the demonstration’s county; 42 is 1,008,000 reports', number, 42)
  .option('--folder <path>', 'where the installation is kept', '.commonweal/at-size')
  .option('--requests <count>', 'requests of each kind of page', number, 200)
  .option('--idle <seconds>', 'how long to leave it alone before its memory is read', number, 45)
  .option('--only <words>', 'only pages whose name holds these words')
  .action(main)
  .parseAsync();
