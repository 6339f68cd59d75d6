import { emptyForm, formAfterRefusal, type FormState } from '../../web/forms/index.ts';
import { mapAssets } from '../../web/map/index.ts';
import { answerWrongPeriod } from '../../web/wrong-period.tsx';
import { csv, page, redirect, refused, type Answer, type Asked, type Route } from '../../web/server/index.ts';
import { IncidentPage, regimeOf } from './pages/incident-page.tsx';
import { incidentsFile } from './pages/incidents-file.ts';
import { filePath, incidentsUrl, inputOf, listPath, mapPath } from './pages/incidents-url.ts';
import { ListPage } from './pages/list-page.tsx';
import { MapPage } from './pages/map-page.tsx';
import { ReasonPage } from './pages/reason-page.tsx';
import type { ListedIncident, OpeningReason } from './types.ts';
import { countByArea } from './use-cases/count-by-area.ts';
import { exportIncidents, type ExportedIncidents } from './use-cases/export-incidents.ts';
import { giveReason } from './use-cases/give-reason.ts';
import { listIncidents } from './use-cases/list-incidents.ts';
import { openIncident } from './use-cases/open-incident.ts';

const section = 'incidents';
const backToList = { href: listPath, text: 'Back to incidents' };

export const routes: Route[] = [
  {
    method: 'GET',
    path: listPath,
    async answer({ query, perform }) {
      const wrong = answerWrongPeriod(query, { title: 'Incidents', path: listPath, section });
      if (wrong) return wrong;
      const state = incidentsUrl.read(query);
      const listed = await perform(listIncidents, {
        ...inputOf(state),
        sort: state.sort,
        after: state.after,
      });
      if (!listed.ok) return refused(listed.refusal);
      return page('Incidents', <ListPage state={state} list={listed.value} />, { section, wide: true });
    },
  },
  {
    method: 'GET',
    path: mapPath,
    async answer({ query, perform }) {
      const wrong = answerWrongPeriod(query, { title: 'Incidents by area', path: mapPath, section });
      if (wrong) return wrong;
      const state = incidentsUrl.read(query);
      const counted = await perform(countByArea, { ...inputOf(state), by: state.by });
      if (!counted.ok) return refused(counted.refusal);
      return page('Incidents by area', <MapPage state={state} counted={counted.value} />, {
        section,
        wide: true,
        ...mapAssets,
      });
    },
  },
  {
    method: 'GET',
    path: filePath,
    perMinute: 20,
    answer: answerFile,
  },
  {
    method: 'GET',
    path: '/incidents/:reference',
    answer: (asked) => answerIncident(asked, emptyForm),
  },
  {
    method: 'POST',
    path: '/incidents/:reference/reason',
    async answer(asked) {
      const { params, body, perform } = asked;
      const given = await perform(giveReason, { ...params, reason: body['reason'], words: body['words'] });
      if (given.ok) return redirect(`/incidents/${given.value.reference}`);
      if (given.refusal.kind !== 'invalid') return refused(given.refusal);
      return answerIncident(asked, formAfterRefusal(given.refusal, body));
    },
  },
];

async function answerIncident({ params, csrf, policy, perform }: Asked, form: FormState): Promise<Answer> {
  const opened = await perform(openIncident, params);
  if (opened.ok) {
    const { reference, reports } = opened.value;
    return page(`Incident ${reference}`, <IncidentPage incident={opened.value} />, {
      section,
      wide: true,
      back: backToList,
      regime: regimeOf(reports),
    });
  }
  if (opened.refusal.code !== 'incidents/reason-needed') return refused(opened.refusal);
  const reasons = policy.value<OpeningReason[]>('incidents.opening-reasons');
  const reference = params['reference'] ?? '';
  return page(
    'Why are you opening this incident?',
    <ReasonPage
      reference={reference.toUpperCase()}
      because={opened.refusal.message}
      reasons={reasons}
      form={form}
      csrf={csrf}
    />,
    { section, back: backToList, hasFaults: form.faults.length > 0 },
  );
}

async function answerFile({ query, perform, clock, policy }: Asked): Promise<Answer> {
  const wrong = answerWrongPeriod(query, { title: 'Incidents', path: listPath, section });
  if (wrong) return wrong;
  const state = incidentsUrl.read(query);
  const mostRows = policy.value<number>('incidents.csv-rows');
  const part = (after: string) => perform(exportIncidents, { ...inputOf(state), sort: state.sort, after });
  const first = await part('');
  if (!first.ok) return refused(first.refusal);
  const at = clock.now();
  const rows = everyRow(first.value, mostRows, async (after) => {
    const next = await part(after);
    // The head of the file is gone out: whoever reads it must not take a broken file for a whole one.
    if (!next.ok) throw new Error(`the file ended early: ${next.refusal.code}`);
    return next.value;
  });
  const day = at.toZonedDateTimeISO('Europe/London').toPlainDate();
  const { partners, attributions } = first.value;
  return csv(`incidents-${day}.csv`, incidentsFile(rows, { state, partners, attributions, at, mostRows }));
}

async function* everyRow(
  first: ExportedIncidents,
  mostRows: number,
  nextPart: (after: string) => Promise<ExportedIncidents>,
): AsyncGenerator<ListedIncident> {
  let left = mostRows;
  for (let part = first; ; part = await nextPart(part.next)) {
    yield* part.rows.slice(0, left);
    left -= part.rows.length;
    if (left <= 0 || part.next === undefined) return;
  }
}
