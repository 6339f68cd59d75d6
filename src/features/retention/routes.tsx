import { emptyForm, formAfterRefusal, parseForm, type FormState } from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type Route } from '../../web/server/index.ts';
import { jobPath } from '../progress/index.ts';
import { ErasePage } from './pages/erase-page.tsx';
import { HoldPage, ReleasePage } from './pages/hold-page.tsx';
import { ListPage } from './pages/list-page.tsx';
import { recordPath } from './pages/paths.ts';
import { RecordPage } from './pages/record-page.tsx';
import type { RecordKind } from './types.ts';
import { askToErase, eraseForm } from './use-cases/ask-to-erase.ts';
import { listHoldsAndErasures } from './use-cases/list-holds.ts';
import { openRecord } from './use-cases/open-record.ts';
import { holdForm, placeHold } from './use-cases/place-hold.ts';
import { releaseForm, releaseLegalHold } from './use-cases/release-hold.ts';

const section = 'retention';
const backToList = { href: '/retention', text: 'Back to holds and erasures' };

const which = ({ params }: Asked) => ({ kind: params['kind'] as RecordKind, id: params['id'] ?? '' });

function backToRecord(asked: Asked) {
  const { kind, id } = which(asked);
  return { href: recordPath(kind, id), text: 'Back to the record' };
}

async function drawHold(asked: Asked, form: FormState): Promise<Answer> {
  const opened = await asked.perform(openRecord, which(asked));
  if (!opened.ok) return refused(opened.refusal);
  const body = <HoldPage record={opened.value.record} form={form} csrf={asked.csrf} />;
  return page('Place a legal hold', body, {
    section,
    hasFaults: form.faults.length > 0,
    regime: opened.value.record.regime,
    back: backToRecord(asked),
  });
}

async function drawErase(asked: Asked, form: FormState): Promise<Answer> {
  const opened = await asked.perform(openRecord, which(asked));
  if (!opened.ok) return refused(opened.refusal);
  const { record, grounds } = opened.value;
  return page(
    'Erase a record',
    <ErasePage record={record} grounds={grounds} form={form} csrf={asked.csrf} />,
    { section, hasFaults: form.faults.length > 0, regime: record.regime, back: backToRecord(asked) },
  );
}

function drawRelease(asked: Asked, form: FormState): Answer {
  return page('Release a legal hold', <ReleasePage form={form} csrf={asked.csrf} />, {
    section,
    hasFaults: form.faults.length > 0,
    back: backToList,
  });
}

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/retention',
    async answer({ query, perform }) {
      const reference = query.get('reference')?.trim();
      const listed = await perform(listHoldsAndErasures, reference ? { reference } : {});
      if (listed.ok) {
        const form = { values: { reference: reference ?? '' }, faults: [] };
        return page('Holds and erasures', <ListPage form={form} {...listed.value} />, {
          section,
          wide: true,
        });
      }
      const again = await perform(listHoldsAndErasures, {});
      if (!again.ok || listed.refusal.kind !== 'invalid') return refused(listed.refusal);
      const form = formAfterRefusal(listed.refusal, { reference });
      return page('Holds and erasures', <ListPage form={form} {...again.value} />, {
        section,
        wide: true,
        hasFaults: true,
      });
    },
  },
  {
    method: 'GET',
    path: '/retention/:kind/:id',
    async answer(asked) {
      const opened = await asked.perform(openRecord, which(asked));
      if (!opened.ok) return refused(opened.refusal);
      const { record } = opened.value;
      return page('A record to hold or erase', <RecordPage record={record} />, {
        section,
        regime: record.regime,
        back: backToList,
      });
    },
  },
  { method: 'GET', path: '/retention/:kind/:id/hold', answer: (asked) => drawHold(asked, emptyForm) },
  {
    method: 'POST',
    path: '/retention/:kind/:id/hold',
    async answer(asked) {
      const form = parseForm(holdForm, asked.body);
      if (!form.ok) return drawHold(asked, form);
      const placed = await asked.perform(placeHold, { ...which(asked), ...form.value });
      if (!placed.ok) return refused(placed.refusal);
      return redirect(backToRecord(asked).href, 'The record is held.');
    },
  },
  { method: 'GET', path: '/retention/:kind/:id/erase', answer: (asked) => drawErase(asked, emptyForm) },
  {
    method: 'POST',
    path: '/retention/:kind/:id/erase',
    async answer(asked) {
      const form = parseForm(eraseForm, asked.body);
      if (!form.ok) return drawErase(asked, form);
      const { ground, why } = form.value;
      const begun = await asked.perform(askToErase, { ...which(asked), ground, why });
      if (!begun.ok)
        return begun.refusal.kind === 'invalid'
          ? drawErase(asked, formAfterRefusal(begun.refusal, asked.body))
          : refused(begun.refusal);
      return redirect(jobPath(begun.value));
    },
  },
  {
    method: 'GET',
    path: '/retention/holds/:hold/release',
    answer: async (asked) => drawRelease(asked, emptyForm),
  },
  {
    method: 'POST',
    path: '/retention/holds/:hold/release',
    async answer(asked) {
      const form = parseForm(releaseForm, { ...asked.body, hold: asked.params['hold'] });
      if (!form.ok) return drawRelease(asked, form);
      const released = await asked.perform(releaseLegalHold, form.value);
      if (!released.ok) return refused(released.refusal);
      return redirect('/retention', 'The hold is released.');
    },
  },
];
