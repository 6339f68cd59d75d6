import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, findRefusals } from './refusals.ts';
import { listModules, readText, repository } from './source-files.ts';

/** Places that say no and are no feature: the first half of a code is a feature's folder or one of these. */
const areas: Record<string, string> = {
  access: 'the gate: role, purpose, agreement',
  backup: 'the command line: back up and restore',
  config: 'settings read at the start',
  database: 'the system of record itself',
  files: 'the store of landed files',
  gazetteer: 'a stage of the pipeline',
  input: 'the gate: what was sent',
  land: 'a stage of the pipeline',
  link: 'a stage of the pipeline',
  map: 'a stage of the pipeline',
  page: 'the web shell',
  publish: 'a stage of the pipeline',
  resolve: 'a stage of the pipeline',
  start: 'the command line: start and stop',
};

const features = new Set(
  readdirSync(join(repository, 'src/features'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
);

const found = listModules()
  .filter((path) => path !== 'src/kernel/result.ts')
  .flatMap((path) => findRefusals(path, readText(path)));

describe('the catalogue of refusals', () => {
  it('has found some', () => {
    expect(found.length).toBeGreaterThan(2);
  });

  it('can name every refusal, because each has its kind and code written out', () => {
    expect(found.filter(({ code, kind }) => code === undefined || kind === undefined)).toEqual([]);
  });

  it('calls each by the feature that refuses', () => {
    const strange = found.filter(({ code }) => {
      const [area = '', what = ''] = (code ?? '').split('/');
      return !(features.has(area) || area in areas) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(what);
    });
    expect(strange).toEqual([]);
  });

  it('gives each code one kind', () => {
    const kinds = new Map<string, Set<string>>();
    for (const { code, kind } of found)
      kinds.set(code ?? '', (kinds.get(code ?? '') ?? new Set()).add(kind ?? ''));
    expect([...kinds].filter(([, of]) => of.size > 1).map(([code]) => code)).toEqual([]);
  });

  it('is what docs/reference/refusals.md says: none undocumented, none unused', async () => {
    await expect(catalogue(found)).toMatchFileSnapshot('../../docs/reference/refusals.md');
  });
});

const find = (text: string) => findRefusals('src/features/pears/rules/ripe.ts', text);

describe('the finder is awake', () => {
  it('sees a call, a template, a choice and a plain object', () => {
    const text = `
      refuse('conflict', 'pears/taken', 'Someone picked it first.');
      refuse('refused', 'pears/unripe', \`It needs \${days} more days.\`);
      refuse('missing', 'pears/none', one ? 'No pear.' : 'No pears.');
      throw new RefusalError({ kind: 'invalid', code: 'pears/square', message: 'Pears are not square.' });
    `;
    expect(find(text).map(({ kind, code, message }) => [kind, code, message])).toEqual([
      ['conflict', 'pears/taken', 'Someone picked it first.'],
      ['refused', 'pears/unripe', 'It needs … more days.'],
      ['missing', 'pears/none', 'No pear. / No pears.'],
      ['invalid', 'pears/square', 'Pears are not square.'],
    ]);
  });

  it('says so when a code is not written out', () => {
    expect(find('refuse(kind, code, message)')).toMatchObject([{ kind: undefined, code: undefined }]);
  });
});
