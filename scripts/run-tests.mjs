// npm test: the checks, then unit and integration tests, then the journeys in a browser. `npm test -- WORDS` runs only
// the test files whose path has one of the words. The last line is "N passed, N failed", everything counted.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOW_TO, findOrInstallChromium } from './browser.mjs';
import { runCheckSteps } from './check-steps.mjs';
import { countTests } from './count-tests.mjs';
import { root, runNode, toolScript } from './tools.mjs';

const JOURNEYS = 'tests/journeys';
const words = process.argv.slice(2);
const browser = findOrInstallChromium((line) => console.log(line));
const env = { ...process.env, ...(browser && { COMMONWEAL_CHROMIUM: browser }) };
const started = performance.now();

async function runVitest(title, args) {
  console.log(`\n── ${title}`);
  const report = join(root, 'test-results', `${title.toLowerCase().replaceAll(' ', '-')}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const { code } = await runNode(
    [
      toolScript('vitest'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  const count = countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
  if (count.passed + count.failed === 0) console.log(`${title}: no test ran, which counts as a failure.`);
  return count.passed + count.failed === 0 ? { passed: 0, failed: 1 } : count;
}

async function runJourneys() {
  if (browser) return runVitest('Journeys', [`${JOURNEYS}/`, '--no-file-parallelism']);
  console.log(`\n── Journeys\n${HOW_TO}`);
  return { passed: 0, failed: Math.max(1, globSync(`${JOURNEYS}/**/*.test.{ts,tsx}`, { cwd: root }).length) };
}

const counts = [];
if (words.length > 0) {
  counts.push(await runVitest('Tests', words));
} else {
  counts.push(await runCheckSteps());
  counts.push(await runVitest('Unit and integration tests', [`--exclude=${JOURNEYS}/**`]));
  counts.push(await runJourneys());
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const skipped = counts.reduce((sum, count) => sum + (count.skipped ?? 0), 0);
console.log(
  `\nTook ${Math.round((performance.now() - started) / 1000)} s; ${skipped} could not run on this machine.`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
