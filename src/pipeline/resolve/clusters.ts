import { hash } from 'node:crypto';

/** Records joined into clusters by links in order, with what people decided kept above them. */
export interface Clusters {
  /** For each record the position of its cluster's first record. */
  root: Int32Array;
  /** Why each record is in its cluster: the link that brought it there. */
  reason: string[];
}

export interface Pair {
  a: number;
  b: number;
}

/**
 * Union of linked records.
 *
 * @param count records are 0 … count − 1, in a stable order
 * @param links in the order in which they are to be believed
 * @param same pairs a person said are the same: always joined, first
 * @param different pairs a person said are not: a link that would put them together, however far round, is not followed
 * @param alone the reason of a record that nothing brought to another
 */
export function clusterRecords(
  count: number,
  links: readonly (Pair & { reason: string })[],
  {
    same = [],
    different = [],
    alone = 'the first record',
  }: { same?: readonly Pair[]; different?: readonly Pair[]; alone?: string } = {},
): Clusters {
  const root = Int32Array.from({ length: count }, (_, at) => at);
  const reason = Array.from({ length: count }, () => alone);
  const find = (at: number): number => {
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const keptApart = (a: number, b: number): boolean =>
    different.some((pair) => {
      const [one, other] = [find(pair.a), find(pair.b)];
      return (one === a && other === b) || (one === b && other === a);
    });
  const join = (pair: Pair, why: string): void => {
    const [a, b] = [find(pair.a), find(pair.b)];
    if (a === b || keptApart(a, b)) return;
    const [first, second] = a < b ? [a, b] : [b, a];
    root[second] = first;
    reason[second] = why;
  };
  for (const pair of same) join(pair, 'a person said they are the same');
  for (const link of links) join(link, link.reason);
  for (let at = 0; at < count; at++) root[at] = find(at);
  return { root, reason };
}

export interface ClusterEvent {
  event: 'merge' | 'split';
  before: { ids: string[] };
  after: { ids: string[]; records: string[] };
}

/**
 * Names clusters so that an id once given keeps its meaning: a cluster goes on under the id that most of its records
 * had before, and a new one is named after its first record.
 *
 * @param records ids in the order of the clusters' positions, sorted
 * @param previous record id → cluster id as last derived
 */
export function nameClusters(
  records: readonly string[],
  root: Int32Array,
  previous: ReadonlyMap<string, string>,
): { ids: string[]; events: ClusterEvent[] } {
  const shares = new Map<number, Map<string, number>>();
  for (const [at, record] of records.entries()) {
    const before = previous.get(record);
    if (before === undefined) continue;
    const share = shares.get(root[at]!) ?? new Map<string, number>();
    share.set(before, (share.get(before) ?? 0) + 1);
    shares.set(root[at]!, share);
  }
  // The claim of each cluster on each id it holds, the strongest first; ties go to the earlier record, so runs repeat.
  const claims = [...shares].flatMap(([cluster, share]) =>
    [...share].map(([id, strength]) => ({ cluster, id, strength })),
  );
  claims.sort((x, y) => y.strength - x.strength || x.cluster - y.cluster || (x.id < y.id ? -1 : 1));
  const named = new Map<number, string>();
  const taken = new Set<string>();
  for (const { cluster, id } of claims) {
    if (named.has(cluster) || taken.has(id)) continue;
    named.set(cluster, id);
    taken.add(id);
  }
  const everGiven = new Set(previous.values());
  const isFree = (id: string) => !taken.has(id) && !everGiven.has(id);
  const ids = records.map((_, at) => {
    const cluster = root[at]!;
    let id = named.get(cluster);
    if (id === undefined) {
      const first = records[cluster]!;
      id = first;
      // Its first record once named a cluster that goes on without it.
      for (let turn = 1; !isFree(id); turn++) id = derivedId(first, turn);
      named.set(cluster, id);
      taken.add(id);
    }
    return id;
  });
  return { ids, events: eventsOf(records, ids, previous) };
}

/** Another id for a record, the same each time it is asked for: a UUID of version 8 (RFC 9562, §5.8) over the first. */
function derivedId(record: string, turn: number): string {
  const hex = hash('sha256', `cluster\u0000${record}\u0000${turn}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function eventsOf(
  records: readonly string[],
  ids: readonly string[],
  previous: ReadonlyMap<string, string>,
): ClusterEvent[] {
  const cameFrom = new Map<string, Set<string>>();
  const wentTo = new Map<string, Map<string, string[]>>();
  for (const [at, record] of records.entries()) {
    const before = previous.get(record);
    if (before === undefined) continue;
    cameFrom.set(ids[at]!, (cameFrom.get(ids[at]!) ?? new Set()).add(before));
    const parts = wentTo.get(before) ?? new Map<string, string[]>();
    parts.set(ids[at]!, [...(parts.get(ids[at]!) ?? []), record]);
    wentTo.set(before, parts);
  }
  const merges = [...cameFrom]
    .filter(([, from]) => from.size > 1)
    .map(([id, from]) => ({
      event: 'merge' as const,
      before: { ids: [...from].sort() },
      after: {
        ids: [id],
        records: records.filter((record, at) => ids[at] === id && previous.get(record) !== id),
      },
    }));
  const splits = [...wentTo]
    .filter(([, parts]) => parts.size > 1)
    .map(([id, parts]) => ({
      event: 'split' as const,
      before: { ids: [id] },
      after: {
        ids: [...parts.keys()].sort(),
        records: [...parts].filter(([to]) => to !== id).flatMap(([, moved]) => moved),
      },
    }));
  return [...merges, ...splits];
}
