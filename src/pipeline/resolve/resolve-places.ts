import { sql } from 'kysely';
import type { Ctx } from '../../kernel/use-case.ts';
import { clusterRecords, type Pair } from './clusters.ts';
import { readDecisions } from './decisions.ts';
import { beginRun, keepClusters, settleClusters, type KeptClusters } from './keep-clusters.ts';

interface PlaceForLinking {
  id: string;
  uprn: string | null;
  /** Folded address and postcode; null without a postcode, for a street's name alone is in many towns. */
  address: string | null;
  easting: number | null;
  northing: number | null;
}

const keys: readonly { reason: string; of(place: PlaceForLinking): string | null }[] = [
  { reason: 'same UPRN', of: ({ uprn }) => uprn },
  { reason: 'same address and postcode', of: ({ address }) => address },
  {
    // Points are snapped by some sources, so they join only what nothing better names.
    reason: 'same point to ten metres',
    of: ({ uprn, address, easting, northing }) =>
      uprn === null && address === null && easting !== null && northing !== null
        ? `${Math.round(easting / 10)}/${Math.round(northing / 10)}`
        : null,
  },
];

/** Place records → places. Two different UPRNs are never one place, whatever else they share. */
export async function resolvePlaces(ctx: Ctx): Promise<KeptClusters> {
  const runNo = await beginRun(ctx, 'place', 'exact keys');
  await settleClusters(ctx, 'place');
  const { rows } =
    await sql<PlaceForLinking>`select id, uprn, case when postcode is not null then address_key end as address, easting, northing
    from place_record order by id`.execute(ctx.db);
  const ids = rows.map((row) => row.id);
  const decided = await readDecisions(ctx, 'place', ids);
  const clusters = clusterRecords(ids.length, linkPlaces(rows), {
    ...decided,
    alone: 'the first to name this place',
  });
  const kept = await keepClusters(ctx, 'place', runNo, ids, clusters);
  await settleClusters(ctx, 'place');
  return kept;
}

/** Each record is linked to the first with the same key; an address that two UPRNs share links to neither. */
export function linkPlaces(places: readonly PlaceForLinking[]): (Pair & { reason: string })[] {
  const links: (Pair & { reason: string })[] = [];
  for (const { reason, of } of keys) {
    const blocks = new Map<string, number[]>();
    for (const [at, place] of places.entries()) {
      const value = of(place);
      if (value === null) continue;
      const block = blocks.get(value);
      if (block) block.push(at);
      else blocks.set(value, [at]);
    }
    for (const block of blocks.values()) {
      const uprns = new Set(block.map((at) => places[at]!.uprn).filter((uprn) => uprn !== null));
      const joined = uprns.size > 1 ? block.filter((at) => places[at]!.uprn === null) : block;
      for (const b of joined.slice(1)) links.push({ a: joined[0]!, b, reason });
    }
  }
  return links;
}
