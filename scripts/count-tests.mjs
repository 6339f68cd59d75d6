/**
 * Counts of one vitest run. A file that could not be loaded has no tests, and is one failure; so is a run that ended
 * badly although each test passed (an error between tests), or that left no report.
 *
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | undefined} report vitest's JSON
 * @param {number} exitCode vitest's
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countTests(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed');
}
