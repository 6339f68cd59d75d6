import { z } from 'zod';
import { emptyForm, parseForm, requiredText, type FormState } from '../../../web/forms/index.ts';
import { page, refused, type Answer, type Arrival, type OpenRoute } from '../../../web/server/index.ts';
import { land } from '../flows/land.ts';
import { ChoosePage } from '../pages/choose-page.tsx';
import { listChoices } from '../use-cases/list-choices.ts';
import { onward, optionsOf } from './form-answers.ts';

const chooseForm = z.object({ membership: requiredText('Choose whom you are acting for', { max: 40 }) });

async function show(arrival: Arrival, form: FormState): Promise<Answer> {
  if (arrival.session?.stage !== 'choose') return onward(arrival);
  const choices = await arrival.perform(listChoices, { idHash: arrival.session.idHash });
  if (!choices.ok) return refused(choices.refusal);
  return page(
    'Whom are you acting for?',
    <ChoosePage csrf={arrival.csrf} form={form} {...choices.value} />,
    optionsOf(form),
  );
}

export const chooseRoutes: OpenRoute[] = [
  {
    method: 'GET',
    path: '/sign-in/choose',
    access: 'signing-in',
    answer: (arrival) => show(arrival, emptyForm),
  },
  {
    method: 'POST',
    path: '/sign-in/choose',
    access: 'signing-in',
    async answer(arrival) {
      const typed = parseForm(chooseForm, arrival.body);
      if (!typed.ok) return show(arrival, typed);
      return land(arrival, {
        membershipId: typed.value.membership,
        rememberBrowser: arrival.session?.method === 'password',
      });
    },
  },
];
