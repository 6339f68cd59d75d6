import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role, type UserActor } from '../../src/kernel/actor.ts';
import { wireFeatures } from '../../src/main/features.ts';
import { openTestDatabase, type TestDatabase } from '../fixtures/database.ts';

const { jobs, useCases } = wireFeatures({ folder: 'unused', secrets: { key: () => Buffer.alloc(32) } });
const page = 'docs/reference/permissions.md';

/** Every use-case and job, in the order of its name, and the roles on its list. */
const everything = [...useCases, ...jobs].sort((a, b) => a.name.localeCompare(b.name));

function describeTable(): string {
  const heads = ['May', ...roles.map((role) => role.replaceAll('-', ' ')), 'the program itself'];
  const rows = everything.map((one) => [
    `\`${one.name}\` ${one.title}`,
    ...roles.map((role) => (one.allow.roles?.includes(role) ? 'yes' : '')),
    (one.allow.system ?? []).join(', '),
  ]);
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    '# Who may do what',
    '',
    'Made from the use-cases themselves: `npm test -- tests/architecture/permissions.test.ts -u` writes it again. What of',
    'the data a permitted person then sees is decided row by row in the database (decisions: row visibility).',
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n');
}

describe('who may do what', () => {
  let database: TestDatabase;
  const actors = new Map<Role, UserActor>();
  beforeAll(async () => {
    database = await openTestDatabase();
    for (const role of roles) actors.set(role, await database.signedIn(role, 'council'));
  });
  afterAll(() => database.close());

  it('is written down as it is', async () => {
    await expect(describeTable()).toMatchFileSnapshot(`../../${page}`);
    expect(readFileSync(page, 'utf8')).toContain('administrator');
  });

  it('covers every use-case of the product', () => {
    expect(everything.length).toBeGreaterThan(30);
    const names = everything.map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
    for (const one of everything)
      expect([...(one.allow.roles ?? []), ...(one.allow.system ?? [])], one.name).not.toEqual([]);
  });

  it.each(roles)('is what the gate does for the %s, cell by cell', async (role) => {
    for (const one of everything) {
      const allowed = one.allow.roles?.includes(role) ?? false;
      // No input: a permitted person hears what is missing from it, anyone else that they may not.
      const result =
        one.kind === 'job'
          ? await database.webGate.performJob(one, actors.get(role)!, Symbol('none'))
          : await database.webGate.perform(one, actors.get(role)!, Symbol('none'));
      expect(result.ok ? 'done' : result.refusal.kind, `${role} ${one.name}`).toBe(
        allowed ? 'invalid' : 'forbidden',
      );
    }
  });
});
