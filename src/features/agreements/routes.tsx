import { z } from 'zod';
import {
  emptyForm,
  formAfterRefusal,
  parseForm,
  requiredText,
  type FormState,
} from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type StaffRoute } from '../../web/server/index.ts';
import { discardDraft, findDraft, type Draft } from '../sign-in/index.ts';
import { AgreementPage } from './pages/agreement-page.tsx';
import { DraftPage, draftForm } from './pages/draft-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { chooseTerms } from './use-cases/choose-terms.ts';
import { draftAgreement } from './use-cases/draft-agreement.ts';
import { listAgreements } from './use-cases/list-agreements.ts';
import { openAgreement } from './use-cases/open-agreement.ts';
import { signAgreement } from './use-cases/sign-agreement.ts';
import { withdrawAgreement } from './use-cases/withdraw-agreement.ts';

const section = 'agreements';
const newForm = '/agreements/new';
const back = { href: '/agreements', text: 'Back to the agreements' };
const withdrawForm = z.object({ reason: requiredText('Say why it is withdrawn', { max: 500 }) });

const mayChange = ({ actor }: Asked) => draftAgreement.allow.roles?.includes(actor.role) ?? false;

async function showOne(asked: Asked, form: FormState): Promise<Answer> {
  const opened = await asked.perform(openAgreement, { id: asked.params['id'] });
  if (!opened.ok)
    return refused(
      opened.refusal.kind === 'invalid' ? { ...opened.refusal, kind: 'missing' } : opened.refusal,
    );
  return page(
    'Sharing agreement',
    <AgreementPage
      csrf={asked.csrf}
      agreement={opened.value}
      purposes={asked.policy.value<{ code: string; title: string }[]>('purposes.list')}
      mayChange={mayChange(asked)}
      form={form}
    />,
    { section, back, hasFaults: form.faults.length > 0 },
  );
}

async function showDraft(asked: Asked, form: FormState, kept?: Draft): Promise<Answer> {
  const choices = await asked.perform(chooseTerms, {});
  if (!choices.ok) return refused(choices.refusal);
  return page(
    'Draft a sharing agreement',
    <DraftPage csrf={asked.csrf} form={form} choices={choices.value} kept={kept} />,
    {
      section,
      back,
      hasFaults: form.faults.length > 0,
    },
  );
}

/** What the version before said, to be changed. */
async function valuesAfter(asked: Asked): Promise<FormState['values']> {
  const after = asked.query.get('after');
  if (after === null) return {};
  const opened = await asked.perform(openAgreement, { id: after });
  if (!opened.ok) return {};
  const { title, gateway, purposes, classes, parties } = opened.value;
  return { title, gateway, purposes, classes, parties: parties.map(({ code }) => code) };
}

export const routes: StaffRoute[] = [
  {
    method: 'GET',
    path: '/agreements',
    async answer(asked) {
      const listed = await asked.perform(listAgreements, {});
      if (!listed.ok) return refused(listed.refusal);
      return page('Sharing agreements', <ListPage agreements={listed.value} mayDraft={mayChange(asked)} />, {
        section,
        wide: true,
      });
    },
  },
  {
    method: 'GET',
    path: '/agreements/new',
    needs: draftAgreement,
    async answer(asked) {
      const kept = await asked.perform(findDraft, { form: newForm });
      const typed = kept.ok ? kept.value : undefined;
      const values = { ...(await valuesAfter(asked)), ...typed?.answers };
      return showDraft(asked, { values, faults: [] }, typed);
    },
  },
  {
    method: 'POST',
    path: '/agreements/new',
    async answer(asked) {
      const form = parseForm(draftForm, asked.body);
      if (!form.ok) return showDraft(asked, form);
      const drafted = await asked.perform(draftAgreement, form.value);
      if (drafted.ok) {
        await asked.perform(discardDraft, { form: newForm });
        return redirect(`/agreements/${drafted.value.id}`, 'The draft is saved.');
      }
      return drafted.refusal.kind === 'forbidden'
        ? refused(drafted.refusal)
        : showDraft(asked, formAfterRefusal(drafted.refusal, asked.body));
    },
  },
  { method: 'GET', path: '/agreements/:id', answer: (asked) => showOne(asked, emptyForm) },
  {
    method: 'POST',
    path: '/agreements/:id/sign',
    async answer(asked) {
      const id = asked.params['id'] ?? '';
      const signed = await asked.perform(signAgreement, { id });
      return signed.ok
        ? redirect(`/agreements/${id}`, 'The agreement is in force in its days.')
        : refused(signed.refusal);
    },
  },
  {
    method: 'POST',
    path: '/agreements/:id/withdraw',
    async answer(asked) {
      const id = asked.params['id'] ?? '';
      const form = parseForm(withdrawForm, asked.body);
      if (!form.ok) return showOne(asked, form);
      const withdrawn = await asked.perform(withdrawAgreement, { id, ...form.value });
      return withdrawn.ok
        ? redirect(`/agreements/${id}`, 'The agreement is withdrawn.')
        : refused(withdrawn.refusal);
    },
  },
];
