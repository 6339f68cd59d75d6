import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roles, systemActor, type Role } from '../../kernel/actor.ts';
import { ok } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { publishSnapshot } from './publish-snapshot.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/fixtures/database.ts';
import { pictureOf } from '../../../tests/fixtures/picture.ts';
import { openSnapshots, type Snapshots } from '../../platform/duckdb/index.ts';

describe('the door to the snapshots', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cw-snapshot-'));
  let database: TestDatabase;
  let snapshots: Snapshots;
  const count = useCase({
    name: 'tests.count',
    title: 'Count',
    input: z.object({}),
    allow: { roles },
    async run(ctx) {
      const view = await snapshots.for(ctx);
      if (!view) return ok(undefined);
      const [row] = await view.query<{ n: number }>(`select count(*) as n from ${view.rows}`);
      return ok({ n: row!.n, mayList: view.mayList });
    },
  });
  const counted = async (role: Role, partner: string, purpose: string) => {
    const result = await database.webGate.perform(count, await database.signedIn(role, partner, purpose), {});
    return result.ok ? result.value : result.refusal.code;
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    snapshots = openSnapshots(folder);
    await database.agreement(['police', 'council'], { classes: ['totals', 'reports'] });
    await database.agreement(['health', 'council'], { classes: ['totals'] });
    expect(await counted('analyst', 'council', 'statistics')).toBe(undefined);
    await pictureOf(database).reports([
      { partner: 'police' },
      { partner: 'police', handling: 'C' },
      { partner: 'council' },
      { partner: 'council', handling: 'C' },
      { partner: 'health' },
      { partner: 'fire' },
    ]);
    const publish = useCase({
      name: 'tests.publish',
      title: 'Publish',
      input: z.object({}),
      allow: { system: ['importer'] },
      run: async (ctx) => ok(await publishSnapshot(ctx, folder)),
    });
    expect(await database.workerGate.perform(publish, systemActor('importer'), {})).toMatchObject({
      ok: true,
    });
  });
  afterAll(async () => {
    await snapshots.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('counts one’s own rows, and of others what they share and what is not conditional', async () => {
    expect(await counted('analyst', 'council', 'statistics')).toEqual({ n: 4, mayList: false });
    expect(await counted('analyst', 'police', 'statistics')).toEqual({ n: 3, mayList: true });
    expect(await counted('analyst', 'fire', 'statistics')).toEqual({ n: 1, mayList: true });
  });

  it('lets a councillor count, and never list', async () => {
    expect(await counted('councillor', 'council', 'statistics')).toEqual({ n: 4, mayList: false });
  });

  it('counts nothing for a purpose that is not the role’s', async () => {
    expect(await counted('councillor', 'council', 'asb-response')).toEqual({ n: 0, mayList: false });
  });
});
