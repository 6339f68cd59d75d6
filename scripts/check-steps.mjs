import { runNode, toolScript } from './tools.mjs';

/**
 * What is checked beside the tests. `proof` finds in a step's output how many files it read: a checker that read
 * nothing is not green.
 */
const STEPS = [
  { title: 'Format (prettier)', args: () => [toolScript('prettier'), '--check', '.'] },
  {
    title: 'Lint (oxlint)',
    args: () => [toolScript('oxlint')],
    proof: /on (?<count>\d+) files/u,
  },
  {
    title: 'Types (tsc)',
    args: () => [toolScript('typescript', 'tsc'), '--noEmit', '--project', '.', '--diagnostics'],
    proof: /Files:\s+(?<count>\d+)/u,
  },
  {
    title: 'Imports (dependency-cruiser)',
    args: () => [toolScript('dependency-cruiser', 'depcruise'), 'src'],
    proof: /(?<count>\d+) modules/u,
  },
  { title: 'Unused code (knip)', args: () => [toolScript('knip'), '--no-progress'] },
];

/** @returns {Promise<{ passed: number, failed: number }>} one for each step */
export async function runCheckSteps() {
  const failures = [];
  for (const { title, args, proof } of STEPS) {
    console.log(`\n── ${title}`);
    const { code, output } = await runNode(args());
    // eslint-disable-next-line no-control-regex -- colours stand between the words
    const read = proof && Number(output.replaceAll(/\u001B\[[\d;]*m/gu, '').match(proof)?.groups.count ?? 0);
    if (read === 0) console.log(`${title}: it read no files, so it says nothing.`);
    if (code !== 0 || read === 0) failures.push(title);
  }
  if (failures.length > 0)
    console.log(`\nNot in order: ${failures.join(', ')}. "npm run format" mends format and lint.`);
  return { passed: STEPS.length - failures.length, failed: failures.length };
}
