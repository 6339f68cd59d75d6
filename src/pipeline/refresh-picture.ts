import { sql } from 'kysely';
import { z } from 'zod';
import { ok } from '../kernel/result.ts';
import { job, type Ctx, type Job } from '../kernel/use-case.ts';
import { publishList } from './publish/publish-list.ts';
import { publishSnapshot } from './publish/publish-snapshot.ts';
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

const stages = 5;

/**
 * Link, resolve, publish: derives the picture again from records and decisions. Each stage is one transaction that
 * writes only what changed, so running it twice, or after it was interrupted, ends in the same picture.
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
      const stage = <T>(work: (inner: Ctx) => Promise<T>): Promise<T> =>
        ctx.transact(async (inner) => {
          await sql`select pg_advisory_xact_lock(hashtext('commonweal picture'))`.execute(inner.db);
          const result = await work(inner);
          ctx.progress.step();
          return result;
        });
      ctx.progress.begin('Joining people, places and incidents', stages, 'stages');
      const people = await stage((inner) => resolvePeople(inner));
      const places = await stage(resolvePlaces);
      const incidents = await stage(resolveIncidents);
      const published = await stage(publishList);
      const snapshot = await stage((inner) => publishSnapshot(inner, snapshots));
      return ok({
        people: people.clusters,
        incidents: incidents.clusters,
        places: places.clusters,
        published: published.written,
        removed: published.removed,
        snapshotRows: snapshot.rows,
        message: `${snapshot.rows.toLocaleString('en-GB')} reports of ${people.clusters.toLocaleString('en-GB')} people at ${places.clusters.toLocaleString('en-GB')} places; ${published.written.toLocaleString('en-GB')} rows changed.`,
      });
    },
  });
}
