import type { NavigationItem } from '../../web/shell.ts';

export { routes } from './routes.tsx';

export const navigation: NavigationItem[] = [{ section: 'home', text: 'Start', href: '/' }];
