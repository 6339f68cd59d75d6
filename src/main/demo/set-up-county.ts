import { systemActor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { Result } from '../../kernel/result.ts';
import type { UseCase } from '../../kernel/use-case.ts';
import { countyPartners, countyUsers } from '../../demo/index.ts';
import { draftAgreement, signAgreement } from '../../features/agreements/index.ts';
import { importAreas } from '../../features/areas/index.ts';
import { addPartner, type PartnerKind } from '../../features/partners/index.ts';
import { equipDemonstrationPeople, type Purpose } from '../../features/sign-in/index.ts';
import { addUser } from '../../features/users/index.ts';
import { RefusalError, ok } from '../../kernel/result.ts';
import type { Composition } from '../compose.ts';
import { demonstrationAuthenticator, demonstrationPassword } from './demonstration.ts';

const kinds: Record<(typeof countyPartners)[number]['kind'], PartnerKind> = {
  police: 'police',
  council: 'council',
  'housing provider': 'housing',
  'fire and rescue': 'fire',
  'victim service': 'victim-service',
  health: 'health',
};

const attribution = 'Boundaries of Harrowshire, a fictional county; made by this program';

export interface Boundaries {
  wards: string;
  lsoas: string;
}

/** Partners, the agreement between them, one account for each role, and the county's areas: by the pages' own use-cases. */
export async function setUpCounty(
  { gate, secrets }: Composition,
  boundaries: Boundaries,
): Promise<Result<void>> {
  const setup = systemActor('setup');
  const must = async <I, O>(useCase: UseCase<I, O>, input: unknown): Promise<O> => {
    const result = await gate.perform(useCase, setup, input);
    if (!result.ok) throw new RefusalError(result.refusal);
    return result.value;
  };
  const today = dayOf(gate.clock.now());
  const since = Temporal.PlainDate.from('2024-01-01');
  try {
    for (const { code, name, kind } of countyPartners)
      await must(addPartner, { code, name, kind: kinds[kind], joinedOn: since });
    const agreement = await must(draftAgreement, {
      title: 'Harrowshire ASB information sharing agreement (fictional)',
      gateway: 'Crime and Disorder Act 1998, s.115',
      purposes: gate.policy.value<Purpose[]>('purposes.list').map(({ code }) => code),
      classes: ['totals', 'reports', 'identity', 'records', 'delivery'],
      from: since,
      parties: countyPartners.map(({ code }) => code),
    });
    await must(signAgreement, { id: agreement.id });
    const people: { userId: string; email: string }[] = [];
    for (const { email, name, role, partner } of countyUsers) {
      const { userId } = await must(addUser, { email, name, role, partner, from: today });
      people.push({ userId, email });
    }
    const shared = { password: demonstrationPassword, authenticator: demonstrationAuthenticator };
    const equipped = await equipDemonstrationPeople(gate, secrets, people, shared);
    if (!equipped.ok) return equipped;
    await must(importAreas, {
      kind: 'ward',
      geojson: boundaries.wards,
      codeProperty: 'code',
      nameProperty: 'name',
      attribution,
    });
    await must(importAreas, {
      kind: 'lsoa',
      geojson: boundaries.lsoas,
      codeProperty: 'code',
      nameProperty: 'name',
      attribution,
    });
    return ok(undefined);
  } catch (thrown) {
    if (thrown instanceof RefusalError) return { ok: false, refusal: thrown.refusal };
    throw thrown;
  }
}
