// npm run format: puts every file in the house's form, and mends what the linter can mend.
import { runNode, toolScript } from './tools.mjs';

const written = await runNode([toolScript('prettier'), '--write', '--log-level=warn', '.']);
const mended = await runNode([toolScript('oxlint'), '--fix']);
process.exitCode = Math.max(written.code, mended.code);
