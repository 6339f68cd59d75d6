import type { PartnerKind } from '../types.ts';

export const kindWords: Record<PartnerKind, string> = {
  council: 'Council',
  police: 'Police',
  housing: 'Housing provider',
  fire: 'Fire and rescue',
  health: 'Health',
  'victim-service': 'Victim service',
  commissioner: 'Police and crime commissioner',
  other: 'Other',
};
