import { z } from 'zod';
import { ok, refuse } from '../../../kernel/result.ts';
import { useCase } from '../../../kernel/use-case.ts';
import { requiredText } from '../../../web/forms/index.ts';
import { setClassAside, setRowAside } from '../store.ts';
import { getRow, whichRow } from './open-row.ts';

export const asideForm = z.object({ why: requiredText('Say why it stays out', { max: 500 }) });

const nothingWaits = refuse(
  'conflict',
  'quarantine/nothing-waits',
  'Nothing waits here any more: someone mended it or set it aside before you.',
);

/** Keeps a row out for good. It stays as received, and counted as quarantined. */
export const setAside = useCase({
  name: 'quarantine.set-aside',
  title: 'Set a row in quarantine aside',
  input: whichRow.extend(asideForm.shape),
  allow: { roles: ['data-steward'] },
  async run(ctx, { extractNo, rowNo, why }) {
    const found = await getRow(ctx, { extractNo, rowNo });
    if (!found.ok) return found;
    if (ctx.actor.kind !== 'user') throw new Error('only a person sets a row aside');
    const items = await setRowAside(ctx.db, extractNo, rowNo, { by: ctx.actor.userId, why });
    if (items === 0) return nothingWaits;
    ctx.audit({ subjectKind: 'source-record', subjectId: `${extractNo}/${rowNo}`, why });
    return ok(found.value);
  },
});

/** The same for every row of a source that waits for one reason. */
export const setAllAside = useCase({
  name: 'quarantine.set-class-aside',
  title: 'Set aside all rows that wait for one reason',
  input: z.object({ source: z.string().max(80), rule: z.string().min(1).max(80) }).extend(asideForm.shape),
  allow: { roles: ['data-steward'] },
  async run(ctx, { source, rule, why }) {
    if (ctx.actor.kind !== 'user') throw new Error('only a person sets rows aside');
    const rows = await setClassAside(ctx.db, { source, rule }, { by: ctx.actor.userId, why });
    if (rows === 0) return nothingWaits;
    ctx.audit({ subjectKind: 'source', subjectId: source, facts: { rule, rows }, why });
    return ok({ rows });
  },
});
