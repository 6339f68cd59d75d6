import { answerWrongPeriod } from '../../web/wrong-period.tsx';
import { page, refused, type Route } from '../../web/server/index.ts';
import { CheckPage } from './pages/check-page.tsx';
import { EntryPage } from './pages/entry-page.tsx';
import { auditUrl, ListPage } from './pages/list-page.tsx';
import { TrailPage, trailUrl } from './pages/trail-page.tsx';
import type { AuditParts } from './types.ts';
import { listEntries } from './use-cases/list-entries.ts';
import { listOwnTrail } from './use-cases/list-own-trail.ts';
import { lookAtChecks } from './use-cases/look-at-checks.ts';
import { openEntry } from './use-cases/open-entry.ts';
import { verifyTheAudit } from './use-cases/verify-audit.ts';

const section = 'audit';
const back = { href: '/audit', text: 'Back to the audit' };

export function auditUseCases(parts: AuditParts) {
  return {
    list: listEntries(parts),
    open: openEntry(parts),
    trail: listOwnTrail(parts),
    verify: verifyTheAudit(parts),
    lookAtChecks,
  };
}

export function auditRoutes(does: ReturnType<typeof auditUseCases>): Route[] {
  return [
    {
      method: 'GET',
      path: '/audit',
      async answer({ query, perform }) {
        const wrong = answerWrongPeriod(query, { title: 'Audit', path: '/audit', section });
        if (wrong) return wrong;
        const state = auditUrl.read(query);
        const { person, work, from, until, show, after } = state;
        const listed = await perform(does.list, {
          person: person || undefined,
          useCase: work || undefined,
          from,
          until,
          refusedOnly: show.includes('refused'),
          withLooksAtJobs: show.includes('progress'),
          after,
        });
        if (!listed.ok) return refused(listed.refusal);
        return page('Audit', <ListPage state={state} list={listed.value} />, { section, wide: true });
      },
    },
    {
      method: 'GET',
      path: '/audit/check',
      async answer({ csrf, perform }) {
        const last = await perform(does.lookAtChecks, {});
        if (!last.ok) return refused(last.refusal);
        return page('Check the audit', <CheckPage csrf={csrf} lastCheck={last.value} />, { section, back });
      },
    },
    {
      method: 'POST',
      path: '/audit/check',
      perMinute: 30,
      async answer({ csrf, perform }) {
        const checked = await perform(does.verify, {});
        if (!checked.ok) return refused(checked.refusal);
        const body = <CheckPage csrf={csrf} lastCheck={undefined} verdict={checked.value} />;
        return page('Check the audit', body, { section, back });
      },
    },
    {
      method: 'GET',
      path: '/audit/:id',
      async answer({ params, perform }) {
        const opened = await perform(does.open, { id: params['id'] });
        if (!opened.ok) return refused(opened.refusal);
        return page('One entry of the audit', <EntryPage entry={opened.value} />, { section, back });
      },
    },
    {
      method: 'GET',
      path: '/account/trail',
      async answer({ query, perform }) {
        const { after } = trailUrl.read(query);
        const trail = await perform(does.trail, { after });
        if (!trail.ok) return refused(trail.refusal);
        return page('Your own trail', <TrailPage after={after} trail={trail.value} />, {
          wide: true,
          back: { href: '/account', text: 'Back to your account' },
        });
      },
    },
  ];
}
