import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '../platform/postgres/connect.ts';

/** Where a running installation can be found by commands started beside it. No password is in it. */
export interface Runtime {
  pid: number;
  server: Server;
  address: string;
  fictional: boolean;
}

const name = 'runtime.json';

export function writeRuntime(folder: string, runtime: Runtime): void {
  const path = join(folder, name);
  writeFileSync(`${path}.part`, JSON.stringify(runtime), { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** The installation running over this folder, or undefined when none is. */
export function findRuntime(folder: string): Runtime | undefined {
  try {
    const runtime = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Runtime;
    process.kill(runtime.pid, 0);
    return runtime;
  } catch {
    return undefined;
  }
}

export function removeRuntime(folder: string): void {
  rmSync(join(folder, name), { force: true });
}
