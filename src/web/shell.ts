import type { Role, UserActor } from '../kernel/actor.ts';
import type { Assets } from './assets.ts';

/** One entry of the service navigation; without `roles` it is for everyone who is signed in. */
export interface NavigationItem {
  /** Matches the `section` of the pages under it. */
  section: string;
  text: string;
  href: string;
  roles?: readonly Role[];
}

/** What the last request has to tell the person, shown once. */
export interface Flash {
  kind: 'success' | 'information';
  text: string;
}

/** The law a page's records are held under; printed with them. */
export type Regime = 'uk-gdpr' | 'dpa-part-3' | 'open-data';

/** When to warn of signing out, in seconds without a request. */
export interface IdleLimits {
  warnAfterSeconds: number;
  signOutAfterSeconds: number;
}

/**
 * What the server knows of every page, made once a request and spread into the layout:
 * `<Layout {...shell} title="Incidents" section="incidents">`.
 */
export interface Shell {
  /** For the one inline script; new for each response. */
  nonce: string;
  assets: Assets;
  /** Every entry there is; the layout keeps those of the actor's role. */
  navigation: readonly NavigationItem[];
  /** True on the demonstration county: every page then says so. */
  fictional: boolean;
  version: string;
  csrfToken: string;
  actor?: UserActor | undefined;
  flash?: Flash | undefined;
  idle?: IdleLimits | undefined;
}

export function navigationFor(items: readonly NavigationItem[], role: Role): NavigationItem[] {
  return items.filter((item) => !item.roles || item.roles.includes(role));
}
