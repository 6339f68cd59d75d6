import { page, type Route } from '../../web/server/index.ts';
import { listLicences } from './list-licences.ts';
import { AccessibilityPage } from './pages/accessibility-page.tsx';
import { LicencesPage } from './pages/licences-page.tsx';

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/accessibility',
    access: 'anyone',
    answer: async () => page('Accessibility statement', <AccessibilityPage />),
  },
  {
    method: 'GET',
    path: '/licences',
    access: 'anyone',
    answer: async () => page('Licences and sources', <LicencesPage licences={listLicences()} />),
  },
];
