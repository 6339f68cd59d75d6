import { z } from 'zod';
import { countInWords } from '../../web/formats.ts';
import { emptyForm, parseForm, type FormState } from '../../web/forms/index.ts';
import { page, redirect, refused, type Answer, type Asked, type Route } from '../../web/server/index.ts';
import { pageNumber, text, urlState } from '../../web/table/index.ts';
import { jobPath } from '../progress/index.ts';
import { ClassPage } from './pages/class-page.tsx';
import { ClassesPage } from './pages/classes-page.tsx';
import { classPath, rowPath } from './pages/paths.ts';
import { RowPage } from './pages/row-page.tsx';
import { correctionsOf, faultsByColumn } from './rules/corrections.ts';
import type { QuarantineParts } from './types.ts';
import { askToMend, askToReplay, mendForm, replayForm } from './use-cases/ask-to-mend.ts';
import { listQuarantine, openClass } from './use-cases/list-quarantine.ts';
import { openRow } from './use-cases/open-row.ts';
import { asideForm, setAllAside, setAside } from './use-cases/set-aside.ts';

const section = 'sources';
const quarantineUrl = urlState(z.object({ source: text(80), rule: text(80), page: pageNumber() }));

export function quarantineUseCases(parts: QuarantineParts) {
  return {
    listQuarantine,
    openClass,
    openRow,
    setAside,
    setAllAside,
    askToMend: askToMend(parts),
    askToReplay: askToReplay(parts),
  };
}

interface Typed {
  replay?: FormState;
  mend?: FormState;
  aside?: FormState;
}

const hasFaults = ({ replay, mend, aside }: Typed) =>
  [replay, mend, aside].some((form) => form !== undefined && form.faults.length > 0);

async function drawClass(asked: Asked, typed: Typed = {}): Promise<Answer> {
  const { source, rule, page: pageNo } = quarantineUrl.read(asked.query);
  const opened = await asked.perform(openClass, { source, rule: rule || undefined, page: pageNo });
  if (!opened.ok) return refused(opened.refusal);
  const { aside = emptyForm, replay = emptyForm } = typed;
  return page(
    'Rows in quarantine',
    <ClassPage {...opened.value} asideForm={aside} replayForm={replay} csrf={asked.csrf} />,
    {
      section,
      wide: true,
      back: { href: '/quarantine', text: 'Back to quarantine' },
      hasFaults: hasFaults(typed),
    },
  );
}

const which = ({ params }: Asked) => ({ extractNo: params['extract'], rowNo: params['row'] });

async function drawRow(asked: Asked, typed: Typed = {}): Promise<Answer> {
  const opened = await asked.perform(openRow, which(asked));
  if (!opened.ok) return refused(opened.refusal);
  const row = opened.value;
  const { mend = emptyForm, aside = emptyForm } = typed;
  return page(
    'A row in quarantine',
    <RowPage row={row} mendForm={mend} asideForm={aside} csrf={asked.csrf} />,
    {
      section,
      wide: true,
      regime: row.regime,
      back: { href: classPath(row.source.code), text: `Back to ${row.source.name} in quarantine` },
      hasFaults: hasFaults(typed),
    },
  );
}

/** What was typed to mend a row, with what is wrong with it beside each value. */
function mendFormAgain(body: Asked['body'], faults: FormState['faults']): FormState {
  const { _csrf, ...values } = body;
  return { values, faults: faultsByColumn(body, faults) };
}

export function quarantineRoutes(does: ReturnType<typeof quarantineUseCases>): Route[] {
  return [
    {
      method: 'GET',
      path: '/quarantine',
      async answer(asked) {
        if (quarantineUrl.read(asked.query).source) return drawClass(asked);
        const listed = await asked.perform(listQuarantine, {});
        if (!listed.ok) return refused(listed.refusal);
        return page('Quarantine', <ClassesPage {...listed.value} />, {
          section,
          wide: true,
          back: { href: '/sources', text: 'Back to the sources' },
        });
      },
    },
    {
      method: 'POST',
      path: '/quarantine/replay',
      async answer(asked) {
        const form = parseForm(replayForm, asked.body);
        if (!form.ok) return drawClass(asked, { replay: form });
        const { source, rule } = quarantineUrl.read(asked.query);
        const begun = await asked.perform(does.askToReplay, { source, rule, ...form.value });
        return begun.ok ? redirect(jobPath(begun.value)) : refused(begun.refusal);
      },
    },
    {
      method: 'POST',
      path: '/quarantine/set-aside',
      async answer(asked) {
        const form = parseForm(asideForm, asked.body);
        if (!form.ok) return drawClass(asked, { aside: form });
        const { source, rule } = quarantineUrl.read(asked.query);
        const aside = await asked.perform(setAllAside, { source, rule, ...form.value });
        if (!aside.ok) return refused(aside.refusal);
        const rows = countInWords(aside.value.rows, 'row');
        return redirect('/quarantine', `${rows} set aside.`);
      },
    },
    { method: 'GET', path: '/quarantine/:extract/:row', answer: (asked) => drawRow(asked) },
    {
      method: 'POST',
      path: '/quarantine/:extract/:row/mend',
      async answer(asked) {
        const form = parseForm(mendForm, asked.body);
        if (!form.ok) return drawRow(asked, { mend: form });
        const corrected = correctionsOf(asked.body);
        const begun = await asked.perform(does.askToMend, { ...which(asked), corrected, ...form.value });
        if (begun.ok) return redirect(jobPath(begun.value));
        const { kind, fields, message } = begun.refusal;
        if (kind !== 'invalid' && kind !== 'refused') return refused(begun.refusal);
        const faults = fields ?? [{ field: '', message }];
        return drawRow(asked, { mend: mendFormAgain(asked.body, faults) });
      },
    },
    {
      method: 'POST',
      path: '/quarantine/:extract/:row/set-aside',
      async answer(asked) {
        const form = parseForm(asideForm, asked.body);
        if (!form.ok) return drawRow(asked, { aside: form });
        const aside = await asked.perform(setAside, { ...which(asked), ...form.value });
        if (!aside.ok) return refused(aside.refusal);
        const { source, after, extractNo } = aside.value;
        return after === undefined
          ? redirect(classPath(source.code), 'The row is set aside.')
          : redirect(rowPath(extractNo, after), 'The row is set aside. This is the next one.');
      },
    },
  ];
}
