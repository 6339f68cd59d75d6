// npm run check: format, lint, types, imports, unused code; one after another, and all of them even when one fails.
import { runCheckSteps } from './check-steps.mjs';

const { passed, failed } = await runCheckSteps();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
