import { z } from 'zod';
import type { Refusal } from '../../kernel/result.ts';
import { emptyForm, parseForm, requiredText, type FormState } from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type Route } from '../../web/server/index.ts';
import { ListPage } from './pages/list-page.tsx';
import { MappingFormPage } from './pages/mapping-form-page.tsx';
import { MappingPage } from './pages/mapping-page.tsx';
import { SourcePage } from './pages/source-page.tsx';
import { addSource } from './use-cases/add-source.ts';
import { changeMapping } from './use-cases/change-mapping.ts';
import { listAllSources } from './use-cases/list-sources.ts';
import { openMapping } from './use-cases/open-mapping.ts';
import { openSource } from './use-cases/open-source.ts';

const section = 'sources';
const backToList = { href: '/sources', text: 'Back to the sources' };

const isSteward = ({ actor }: Asked) => actor.role === 'data-steward';

const mappingForm = z.object({ mapping: requiredText('Enter the mapping', { max: 200_000 }) });

/** Each line of a refusal is a fault of the mapping, to be put right in its box. */
function faultsOfMapping({ message }: Refusal, mapping: string): FormState {
  const lines = message.split('\n').map((line) => line.trim());
  const faults = lines.filter((line) => line !== '').map((line) => ({ field: 'mapping', message: line }));
  return { values: { mapping }, faults };
}

function drawNew(asked: Asked, form: FormState): Answer {
  return page('Add a source', <MappingFormPage form={form} csrf={asked.csrf} sourceName={undefined} />, {
    section,
    back: backToList,
    hasFaults: form.faults.length > 0,
  });
}

async function drawVersion(asked: Asked, form: FormState | undefined): Promise<Answer> {
  const code = asked.params['code'] ?? '';
  const opened = await asked.perform(openMapping, { code });
  if (!opened.ok) return refused(opened.refusal);
  const { source, mapping } = opened.value;
  const shown = form ?? { values: { mapping: mapping.body }, faults: [] };
  return page(
    'A new version of the mapping',
    <MappingFormPage form={shown} csrf={asked.csrf} sourceName={source.name} />,
    {
      section,
      back: { href: `/sources/${code}/mapping`, text: 'Back to the mapping' },
      hasFaults: shown.faults.length > 0,
    },
  );
}

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/sources',
    async answer(asked) {
      const listed = await asked.perform(listAllSources, {});
      if (!listed.ok) return refused(listed.refusal);
      const body = <ListPage sources={listed.value} now={asked.clock.now()} mayAdd={isSteward(asked)} />;
      return page('Sources', body, { section, wide: true });
    },
  },
  {
    method: 'GET',
    path: '/sources/new',
    needs: addSource,
    answer: async (asked) => drawNew(asked, emptyForm),
  },
  {
    method: 'POST',
    path: '/sources/new',
    async answer(asked) {
      const form = parseForm(mappingForm, asked.body);
      if (!form.ok) return drawNew(asked, form);
      const added = await asked.perform(addSource, form.value);
      if (added.ok)
        return redirect(`/sources/${added.value.code}`, 'The source is added. Land its first extract.');
      return added.refusal.code === 'access/role'
        ? refused(added.refusal)
        : drawNew(asked, faultsOfMapping(added.refusal, form.value.mapping));
    },
  },
  {
    method: 'GET',
    path: '/sources/:code',
    async answer(asked) {
      const opened = await asked.perform(openSource, { code: asked.params['code'] });
      if (!opened.ok) return refused(opened.refusal);
      const { source } = opened.value;
      const body = (
        <SourcePage {...opened.value} now={asked.clock.now()} mayKeep={isSteward(asked) && source.mayKeep} />
      );
      return page(source.name, body, { section, wide: true, back: backToList });
    },
  },
  {
    method: 'GET',
    path: '/sources/:code/mapping',
    async answer(asked) {
      const code = asked.params['code'] ?? '';
      const version = z.coerce.number().int().min(1).optional().catch(undefined);
      const opened = await asked.perform(openMapping, {
        code,
        version: version.parse(asked.query.get('version') ?? undefined),
      });
      if (!opened.ok) return refused(opened.refusal);
      const { source } = opened.value;
      return page(
        'Mapping of a source',
        <MappingPage {...opened.value} mayKeep={isSteward(asked) && source.mayKeep} />,
        { section, wide: true, back: { href: `/sources/${code}`, text: `Back to ${source.name}` } },
      );
    },
  },
  {
    method: 'GET',
    path: '/sources/:code/mapping/new',
    needs: changeMapping,
    answer: (asked) => drawVersion(asked, undefined),
  },
  {
    method: 'POST',
    path: '/sources/:code/mapping/new',
    async answer(asked) {
      const code = asked.params['code'] ?? '';
      const form = parseForm(mappingForm, asked.body);
      if (!form.ok) return drawVersion(asked, form);
      const changed = await asked.perform(changeMapping, { code, ...form.value });
      if (!changed.ok)
        return ['forbidden', 'missing'].includes(changed.refusal.kind)
          ? refused(changed.refusal)
          : drawVersion(asked, faultsOfMapping(changed.refusal, form.value.mapping));
      const { version, isNewVersion } = changed.value;
      const flash = isNewVersion
        ? `Version ${version} is in use from now on.`
        : `Nothing changed: the text is that of version ${version}.`;
      return redirect(`/sources/${code}/mapping`, flash);
    },
  },
];
