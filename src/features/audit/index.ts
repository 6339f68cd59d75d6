import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { Route } from '../../web/server/index.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { auditRoutes, auditUseCases } from './routes.tsx';
import type { AuditParts } from './types.ts';

export { describeVerdict } from './commands.ts';
export type { AuditParts, AuditVerdict } from './types.ts';

export const navigation: NavigationItem[] = [
  { section: 'audit', text: 'Audit', href: '/audit', roles: ['data-protection-officer', 'administrator'] },
];

/** The feature over its folder and the list of all use-cases. `verify` is for the command line. */
export function auditFeature(parts: AuditParts) {
  const does = auditUseCases(parts);
  return {
    useCases: Object.values(does) as AnyUseCase[],
    routes: auditRoutes(does) satisfies Route[],
    navigation,
    verify: does.verify,
  };
}
