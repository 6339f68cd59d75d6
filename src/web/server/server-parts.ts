import type { UserActor } from '../../kernel/actor.ts';
import type { Log } from '../../kernel/use-case.ts';
import type { Gate } from '../../platform/gate/gate.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import type { Sessions } from '../../platform/session/index.ts';
import type { Assets } from '../assets.ts';
import type { NavigationItem } from '../shell.ts';
import type { FreshFactor, Route } from './route.ts';

/** All that the server is made of; nothing of it is global. */
export interface ServerParts {
  gate: Gate;
  sessions: Sessions;
  secrets: Secrets;
  /** Every route of every feature. */
  routes: readonly Route[];
  navigation: readonly NavigationItem[];
  /** Asks for a code before a deed that needs a fresh one. */
  freshFactor?: FreshFactor;
  /** Where the built files are, and what each is called there. */
  assets: { folder: string; names: Assets };
  /**
   * The address people type (`https://asb.example.gov.uk`) when a proxy stands in front. Without it only this machine's
   * own names (127.0.0.1, localhost) are ours, over plain HTTP.
   */
  origin: string | undefined;
  log: Log;
  version: string;
  /** True on the demonstration county. */
  fictional: boolean;
  limits?: Partial<ServerLimits>;
}

export interface ServerLimits {
  /** Bytes of a form without a file. */
  formBytes: number;
  /** Requests being answered at once; more are told to come back in a second. */
  requestsAtOnce: number;
}

export const usualLimits: ServerLimits = { formBytes: 1_048_576, requestsAtOnce: 200 };

declare module 'fastify' {
  interface FastifyRequest {
    /** For the one inline script of the page. */
    nonce: string;
    startedAt: number;
    /** Who asks, once it is known; for the layout of pages that say no. */
    actor: UserActor | undefined;
    /** What ties this page's forms to its holder: the session, or a token of the browser's. */
    formHolder: string | undefined;
    idleOutSeconds: number | undefined;
  }
}
