import type { UserActor } from '../../kernel/actor.ts';
import type { Assets } from '../assets.ts';
import type { Shell } from '../shell.ts';

export const sampleActor: UserActor = {
  kind: 'user',
  userId: '00000000-0000-7000-8000-000000000001',
  name: 'Bryony Ashcombe',
  role: 'coordinator',
  partnerNo: 2,
  partnerName: 'Wexcombe District Council',
  purpose: 'asb-case-work',
  sessionId: '00000000-0000-7000-8000-000000000002',
};

export function sampleShell(assets: Assets, changes: Partial<Shell> = {}): Shell {
  return {
    nonce: 'c2FtcGxlLW5vbmNl',
    assets,
    navigation: [
      { section: 'today', text: 'Today', href: '/' },
      { section: 'incidents', text: 'Incidents', href: '/incidents' },
      { section: 'people', text: 'People', href: '/people' },
      { section: 'places', text: 'Places', href: '/places' },
      { section: 'dashboards', text: 'Dashboards', href: '/dashboards' },
      { section: 'sources', text: 'Sources', href: '/sources' },
      { section: 'admin', text: 'Administration', href: '/admin', roles: ['administrator'] },
    ],
    fictional: true,
    version: '0.1.0',
    csrfToken: 'sample-token',
    actor: sampleActor,
    ...changes,
  };
}
