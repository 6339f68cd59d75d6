import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { ok, refuse } from '../../kernel/result.ts';
import { useCase } from '../../kernel/use-case.ts';
import { parseMapping } from './parse-mapping.ts';

export interface RegisteredSource {
  sourceNo: number;
  code: string;
  mappingNo: number;
  version: number;
  /** Whether this text was new: a mapping once kept is never changed, only followed by another version. */
  isNewVersion: boolean;
}

/**
 * Makes a source known by its mapping file, or gives a known source a new version of its mapping.
 * Refused: a mapping that cannot be used, a partner that is not one, another source's code.
 */
export const registerSource = useCase<{ mapping: string }, RegisteredSource>({
  name: 'sources.register',
  title: 'Add a source, or a new version of its mapping',
  input: z.object({ mapping: z.string().min(1).max(200_000) }),
  allow: { roles: ['data-steward'], system: ['setup', 'importer'] },
  async run(ctx, { mapping: text }) {
    const parsed = parseMapping(text);
    if (!parsed.ok) return parsed;
    const { source: code, title, partner, regime, sharing, extracts, ...mapping } = parsed.value;
    const attribution = mapping.attribution ?? null;
    const { rows: partners } = await sql<{
      no: number;
    }>`select no from partner where code = ${partner} and left_on is null`.execute(ctx.db);
    const partnerNo = partners[0]?.no;
    if (partnerNo === undefined)
      return refuse(
        'refused',
        'sources/no-partner',
        `The mapping names the partner “${partner}”, and there is none of that code. Add the partner first.`,
      );
    const { rows: known } = await sql<{
      no: number;
      partner_no: number;
    }>`select no, partner_no from source where code = ${code}`.execute(ctx.db);
    if (known[0] && known[0].partner_no !== partnerNo)
      return refuse(
        'conflict',
        'sources/another-partner',
        `“${code}” is already a source of another partner. Give this one another code.`,
      );
    const every = mapping['expected-every-days'] ?? null;
    const { rows: kept } = known[0]
      ? await sql<{
          no: number;
        }>`update source set name = ${title}, sharing = ${sharing}, extracts = ${extracts}, expected_every_days = ${every},
          attribution = ${attribution} where no = ${known[0].no} returning no`.execute(ctx.db)
      : await sql<{
          no: number;
        }>`insert into source (partner_no, code, name, extracts, sharing, regime, expected_every_days, attribution)
          select ${partnerNo}::smallint, ${code}, ${title}, ${extracts}, ${sharing}, ${regime}, ${every}::int, ${attribution}
          where ctx.kind() = 'system' or ((1::bigint << ${partnerNo}::int) & ctx.delivery_mask()) <> 0 returning no`.execute(
          ctx.db,
        );
    const sourceNo = kept[0]?.no;
    if (sourceNo === undefined)
      return refuse('forbidden', 'sources/not-yours', 'You do not keep the records of this partner.');
    const hash = createHash('sha256').update(text).digest();
    const author = ctx.actor.kind === 'user' ? ctx.actor.userId : null;
    const { rows: added } = await sql<{
      no: number;
      version: number;
    }>`insert into mapping (source_no, version, body, body_hash, author)
      select ${sourceNo}, coalesce(max(version), 0) + 1, ${text}, ${hash}, ${author} from mapping where source_no = ${sourceNo}
      on conflict (source_no, body_hash) do nothing returning no, version`.execute(ctx.db);
    const { rows: same } = await sql<{
      no: number;
      version: number;
    }>`select no, version from mapping where source_no = ${sourceNo} and body_hash = ${hash}`.execute(ctx.db);
    ctx.audit({ subjectKind: 'source', subjectId: code, facts: { version: same[0]!.version } });
    return ok({
      sourceNo,
      code,
      mappingNo: same[0]!.no,
      version: same[0]!.version,
      isNewVersion: added.length > 0,
    });
  },
});
