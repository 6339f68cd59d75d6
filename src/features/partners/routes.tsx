import { z } from 'zod';
import { dayOf } from '../../kernel/clock.ts';
import {
  calendarDay,
  emptyForm,
  formAfterRefusal,
  parseForm,
  requiredText,
  type FormState,
} from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type StaffRoute } from '../../web/server/index.ts';
import { ListPage } from './pages/list-page.tsx';
import { PartnerForm, changePartnerForm, newPartnerForm } from './pages/partner-form.tsx';
import { PartnerPage } from './pages/partner-page.tsx';
import { addPartner } from './use-cases/add-partner.ts';
import { changePartner } from './use-cases/change-partner.ts';
import { leavePartnership } from './use-cases/leave-partnership.ts';
import { listPartners } from './use-cases/list-partners.ts';
import { openPartner } from './use-cases/open-partner.ts';

const section = 'partners';
const back = { href: '/partners', text: 'Back to the partners' };
const leaveForm = z.object({
  on: calendarDay('First day on which it is no partner'),
  reason: requiredText('Say why it leaves', { max: 500 }),
});

const isAdministrator = (asked: Asked) => asked.actor.role === 'administrator';

function dayBoxes(name: string, day: Temporal.PlainDate): FormState['values'] {
  return {
    [`${name}-day`]: `${day.day}`,
    [`${name}-month`]: `${day.month}`,
    [`${name}-year`]: `${day.year}`,
  };
}

async function showPartner(asked: Asked, form: FormState): Promise<Answer> {
  const opened = await asked.perform(openPartner, { code: asked.params['code'] });
  if (!opened.ok) return refused(opened.refusal);
  return page(
    'Partner',
    <PartnerPage csrf={asked.csrf} {...opened.value} mayChange={isAdministrator(asked)} form={form} />,
    { section, back, hasFaults: form.faults.length > 0 },
  );
}

function showForm(asked: Asked, form: FormState, name?: string): Answer {
  return page(
    name === undefined ? 'Add a partner' : 'Change a partner',
    <PartnerForm csrf={asked.csrf} form={form} name={name} />,
    {
      section,
      back,
      hasFaults: form.faults.length > 0,
    },
  );
}

export const routes: StaffRoute[] = [
  {
    method: 'GET',
    path: '/partners',
    async answer(asked) {
      const listed = await asked.perform(listPartners, {});
      if (!listed.ok) return refused(listed.refusal);
      return page('Partners', <ListPage partners={listed.value} mayAdd={isAdministrator(asked)} />, {
        section,
        wide: true,
      });
    },
  },
  {
    method: 'GET',
    path: '/partners/new',
    needs: addPartner,
    answer: async (asked) =>
      showForm(asked, { values: dayBoxes('joinedOn', dayOf(asked.clock.now())), faults: [] }),
  },
  {
    method: 'POST',
    path: '/partners/new',
    async answer(asked) {
      const form = parseForm(newPartnerForm, asked.body);
      if (!form.ok) return showForm(asked, form);
      const added = await asked.perform(addPartner, form.value);
      if (added.ok) return redirect(`/partners/${added.value.code}`, `${form.value.name} is a partner now.`);
      return added.refusal.kind === 'forbidden'
        ? refused(added.refusal)
        : showForm(asked, formAfterRefusal(added.refusal, asked.body));
    },
  },
  { method: 'GET', path: '/partners/:code', answer: (asked) => showPartner(asked, emptyForm) },
  {
    method: 'GET',
    path: '/partners/:code/change',
    needs: changePartner,
    async answer(asked) {
      const opened = await asked.perform(openPartner, { code: asked.params['code'] });
      if (!opened.ok) return refused(opened.refusal);
      const { name, kind, contact } = opened.value.partner;
      return showForm(asked, { values: { name, kind, contact: contact ?? '' }, faults: [] }, name);
    },
  },
  {
    method: 'POST',
    path: '/partners/:code/change',
    async answer(asked) {
      const code = asked.params['code'] ?? '';
      const form = parseForm(changePartnerForm, asked.body);
      if (!form.ok) return showForm(asked, form, code);
      const changed = await asked.perform(changePartner, { code, ...form.value });
      if (changed.ok) return redirect(`/partners/${code}`, 'The changes are saved.');
      return changed.refusal.kind === 'conflict'
        ? showForm(asked, formAfterRefusal(changed.refusal, asked.body), code)
        : refused(changed.refusal);
    },
  },
  {
    method: 'POST',
    path: '/partners/:code/leave',
    async answer(asked) {
      const code = asked.params['code'] ?? '';
      const form = parseForm(leaveForm, asked.body);
      if (!form.ok) return showPartner(asked, form);
      const left = await asked.perform(leavePartnership, { code, ...form.value });
      if (left.ok) return redirect(`/partners/${code}`, 'The partner leaves on that day.');
      return left.refusal.kind === 'refused'
        ? showPartner(asked, formAfterRefusal(left.refusal, asked.body))
        : refused(left.refusal);
    },
  },
];
