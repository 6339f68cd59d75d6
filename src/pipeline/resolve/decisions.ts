import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import type { Pair } from './clusters.ts';
import type { ClusterKind } from './keep-clusters.ts';

/** What people decided about pairs of records, as positions in `ids`; undone decisions and strangers left out. */
export async function readDecisions(
  ctx: Ctx,
  kind: ClusterKind,
  ids: readonly string[],
): Promise<{ same: Pair[]; different: Pair[] }> {
  const { rows } = await sql<{
    a: string;
    b: string;
    verdict: 'same' | 'different';
  }>`select record_a as a, record_b as b, verdict from match_decision
    where kind = ${kind} and undone_at is null and verdict in ('same', 'different') order by decided_at, id`.execute(
    ctx.db,
  );
  if (rows.length === 0) return { same: [], different: [] };
  const at = new Map(ids.map((id, position) => [id, position]));
  const pairs = (verdict: string) =>
    rows.flatMap((row) => {
      const [a, b] = [at.get(row.a), at.get(row.b)];
      return row.verdict === verdict && a !== undefined && b !== undefined ? [{ a, b }] : [];
    });
  return { same: pairs('same'), different: pairs('different') };
}
