import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { countyUsers } from '../../src/demo/index.ts';
import type { Role } from '../../src/kernel/actor.ts';
import { repository } from '../architecture/source-files.ts';

/** The product as a stranger runs it: `npm run demo`, in a folder of its own, at a small scale. */
export interface Product {
  address: string;
  /** Everything it printed. */
  printed(): string;
  /** Opens the sign-in page and steps into a role with the demonstration's button. */
  signIn(page: Page, role: Role): Promise<void>;
  stop(): Promise<number | null>;
}

const readyWithinMs = 180_000;

export async function startProduct(scale = 0.1): Promise<Product> {
  const program = join(repository, 'dist', 'main', 'cli.mjs');
  if (!existsSync(program)) throw new Error('the program is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'cw-journey-'));
  chmodSync(folder, 0o711);
  const port = 20_000 + (process.pid % 20_000);
  const child = spawn(process.execPath, [program, 'demo', '--scale', String(scale)], {
    env: { ...process.env, COMMONWEAL_FOLDER: folder, COMMONWEAL_PORT: String(port), COMMONWEAL_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (part: Buffer) => (printed += part.toString()));
  child.stderr.on('data', (part: Buffer) => (printed += part.toString()));
  const address = await whenReady(child, () => printed);
  return {
    address,
    printed: () => printed,
    async signIn(page, role) {
      await page.goto(`${address}/sign-in`);
      const { name } = countyUsers.find((user) => user.role === role)!;
      await page.getByRole('button', { name }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    },
    async stop() {
      const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
      child.kill('SIGINT');
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

async function whenReady(child: ChildProcess, printed: () => string): Promise<string> {
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    const found = /is running after \d+ seconds\.\s+(http:\/\/\S+)/.exec(printed());
    if (found) return found[1]!;
    if (child.exitCode !== null) throw new Error(`it ended before it was ready:\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`it was not ready in time:\n${printed()}`);
}
