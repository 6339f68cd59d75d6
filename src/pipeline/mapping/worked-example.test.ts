import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mapExtract, noAreas } from '../../../tests/fixtures/mapped-extract.ts';
import { projectRoot } from '../../platform/config/project-root.ts';
import { parseMapping } from './parse-mapping.ts';

describe('the worked example of mappings/README.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cw-example-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const page = readFileSync(`${projectRoot}/mappings/README.md`, 'utf8');
  const columnsSaid = /`(Ref;.+?)`/.exec(page)![1]!;
  const rowSaid = /`(L-7;.+?)`/.exec(page)![1]!;

  async function mapRow(row: string) {
    const read = parseMapping(/```yaml\n(.+?)```/s.exec(page)![1]!);
    if (!read.ok) throw new Error(read.refusal.message);
    const path = join(folder, 'lakeside.csv');
    writeFileSync(path, `${columnsSaid}\n${row}\n`);
    return (await mapExtract(path, read.value, noAreas))[0]!;
  }

  it('makes of its row the report, the place and the person that the page says', async () => {
    const { key, faults, report, people } = await mapRow(rowSaid);
    expect([key, faults]).toEqual(['L-7', []]);
    expect(report).toMatchObject({
      toldAt: Date.parse('2025-10-26T00:30Z'),
      kind: 'asb',
      nsir: 'personal',
      category: 'neighbour-noise',
      closedAt: null,
      place: { addressText: '3 Mill Lane', postcode: 'DH1 1AA' },
    });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ role: 'reporter', forenames: 'Jo', surname: 'Smith' });
    expect(people[0]!.phone).toBe('+447700900123');
  });

  it('holds back a day that never was, and a word that nobody has mapped', async () => {
    const { faults } = await mapRow(rowSaid.replace('26/10/2025', '31/02/2025'));
    expect(faults.map(({ field }) => field)).toEqual(['Received']);
    expect(faults[0]!.message).toContain('“lakeside.csv”, row 2, column “Received”');
    const unmapped = await mapRow(rowSaid.replace('Loud music', 'Loud parties'));
    expect(unmapped.faults.map(({ field }) => field)).toEqual(['What']);
  });
});
