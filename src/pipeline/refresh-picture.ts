import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { job, type Ctx, type Job } from '../kernel/use-case.ts';
import { retagPlaces } from './map/retag-places.ts';
import { listUnresolved, markResolved } from './publish/mark-resolved.ts';
import { publishList } from './publish/publish-list.ts';
import { publishSnapshot } from './publish/publish-snapshot.ts';
import { publishWords } from './publish/publish-words.ts';
import { resolveIncidents } from './resolve/resolve-incidents.ts';
import { resolvePeople } from './resolve/resolve-people.ts';
import { resolvePlaces } from './resolve/resolve-places.ts';

export interface PictureFigures {
  people: number;
  incidents: number;
  places: number;
  published: number;
  removed: number;
  snapshotRows: number;
  message: string;
}

const stages = 7;
/** From so many changed rows on, the database is told to look again at what its tables hold. */
const manyRows = 5_000;

/**
 * Link, resolve, publish: derives the picture again from records and decisions. Each stage is one transaction that
 * writes only what changed, so running it twice, or after it was interrupted, ends in the same picture. Two stages run
 * at a time; two refreshes never run the same stage at once.
 *
 * @param snapshots the installation's folder of snapshots
 */
export function refreshPicture(snapshots: string): Job<Record<string, never>, PictureFigures> {
  return job({
    name: 'picture.refresh',
    title: 'Derive the picture from what has arrived',
    input: z.strictObject({}),
    allow: { system: ['importer', 'setup'] },
    async run(ctx) {
      const stage = <T>(name: string, work: (inner: Ctx) => Promise<T>): Promise<T> =>
        ctx.transact(async (inner) => {
          await sql`select pg_advisory_xact_lock(hashtext(${`commonweal picture ${name}`}))`.execute(
            inner.db,
          );
          const result = await work(inner);
          ctx.progress.step();
          return result;
        });
      const waiting = await ctx.transact(({ db }) => listUnresolved(db));
      ctx.progress.begin('Joining people, places and incidents', stages, 'stages');
      await stage('areas', retagPlaces);
      // Two lanes, for two processors: none of these waits for anything but what is named before it.
      const resolvingIncidents = stage('incidents', resolveIncidents);
      const [people, listed] = await both(
        (async () => {
          const kept = await stage('people', (inner) => resolvePeople(inner));
          await resolvingIncidents;
          await stage('words', publishWords);
          return kept;
        })(),
        (async () => {
          const incidents = await resolvingIncidents;
          const places = await stage('places', resolvePlaces);
          return { incidents, places, published: await stage('list', publishList) };
        })(),
      );
      const { incidents, places, published } = listed;
      if (published.written + published.removed > manyRows)
        await ctx.transact(({ db }) => sql`select learn_picture()`.execute(db));
      const snapshot = await stage('snapshot', (inner) => publishSnapshot(inner, snapshots));
      await ctx.transact(({ db }) => markResolved(db, waiting));
      return ok({
        people: people.clusters,
        incidents: incidents.clusters,
        places: places.clusters,
        published: published.written,
        removed: published.removed,
        snapshotRows: snapshot.rows,
        message: `${snapshot.rows.toLocaleString('en-GB')} reports of ${people.clusters.toLocaleString('en-GB')} people at ${places.clusters.toLocaleString('en-GB')} places; ${published.written.toLocaleString('en-GB')} ${published.written === 1 ? 'row' : 'rows'} changed.`,
      });
    },
  });
}

/** Both, or the first that failed; only after neither runs any more. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}
