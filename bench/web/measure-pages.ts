import { setTimeout as wait } from 'node:timers/promises';
import type { MeasuredPage } from './pages.ts';
import { familyOf, usedSince } from './processes.ts';
import type { Report } from './report.ts';

const warmUps = 10;
const restMs = 300;

/** Asks each kind of page so many times, each time with other parameters, after a few that are not counted. */
export async function measurePages(
  report: Report,
  pages: readonly MeasuredPage[],
  { requests, concurrency, pid }: { requests: number; concurrency: number; pid: number },
): Promise<void> {
  report.say(
    `\n${concurrency} at once: middle, 95th and 99th of 100; processor time of the whole program for each page; its weight`,
  );
  for (const page of pages) {
    await askAll(page, page.requests(warmUps), concurrency);
    await wait(restMs);
    const before = familyOf(pid);
    const answers = await askAll(page, page.requests(requests), concurrency);
    const usedMs = usedSince(before, familyOf(pid));
    const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
    report.quantiles(page.name, {
      concurrency,
      requests: times.length,
      usedMs: usedMs / times.length,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      limit95: page.limit95,
      limit99: page.limit99,
      failures: answers.filter(({ isGood }) => !isGood).length,
      kilobytes: Math.round(answers.reduce((sum, { bytes }) => sum + bytes, 0) / answers.length / 1000),
    });
  }
}

interface Answered {
  ms: number;
  bytes: number;
  isGood: boolean;
}

async function askAll(
  { isGood }: MeasuredPage,
  requests: ReturnType<MeasuredPage['requests']>,
  concurrency: number,
): Promise<Answered[]> {
  const answers: Answered[] = [];
  let next = 0;
  const one = async () => {
    while (next < requests.length) {
      const { browser, path } = requests[next++]!;
      const page = await browser.get(path);
      const good = page.status === 200 && isGood(page.html);
      if (!good) process.stderr.write(`other answer: ${page.status} to ${path}\n`);
      answers.push({ ms: page.ms, bytes: page.bytes, isGood: good });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return answers;
}
