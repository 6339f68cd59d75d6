import type { Kysely } from 'kysely';
import type { ZodType } from 'zod';
import type { Actor, Role, SystemActorName } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Progress } from './progress.ts';
import type { Result } from './result.ts';

/** The transaction a use-case runs in; row-level security knows its actor. */
export type Db = Kysely<unknown>;

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** A value from policy/*.yaml as it stood on a day. */
export interface Policy {
  /** The value of `name` ("retention.report.years") in force on `day`; throws when there is none. */
  value<T = unknown>(name: string, day?: Temporal.PlainDate): T;
}

/** What the audit leaf says beside who, when and which use-case. */
export interface AuditNote {
  /** What kind of thing was read or changed ("person", "source"). */
  subjectKind?: string;
  subjectId?: string;
  /** Names of the classes of fields shown or changed, never their values. */
  fields?: string[];
  /** Facts that are not personal: counts, codes, versions. */
  facts?: Record<string, string | number | boolean | null>;
  /** Why, in the person's own words. May be personal, so it is kept apart and can be erased. */
  why?: string;
}

export interface Ctx {
  db: Db;
  actor: Actor;
  clock: Clock;
  policy: Policy;
  log: Log;
  progress: Progress;
  signal: AbortSignal;
  /** Adds to the one audit leaf that commits with this transaction. */
  audit(note: AuditNote): void;
  /** Queues long work in this transaction: if it rolls back, nothing was asked. @returns the run's id, for its progress page */
  askFor<I, O>(job: Job<I, O>, input: I): Promise<string>;
}

/** Who may: roles of staff, named system actors, or both. */
export interface Allow {
  roles?: readonly Role[];
  system?: readonly SystemActorName[];
}

export interface UseCase<I, O> {
  kind: 'use-case';
  /** `feature.verb`, the permission's name too: `incidents.list`. */
  name: `${string}.${string}`;
  /** What it does, for the table of permissions and the audit page. */
  title: string;
  input: ZodType<I>;
  allow: Allow;
  /** From a page, only soon after a second factor: what changes who may see or do what. */
  needsFreshCode?: boolean;
  run(ctx: Ctx, input: I): Promise<Result<O>>;
}

/**
 * The one form of a request: the gate validates, authorises, opens the transaction, runs, audits, commits.
 * Register it in the feature's index.ts, or the role table's test fails.
 */
export function useCase<I, O>(definition: Omit<UseCase<I, O>, 'kind'>): UseCase<I, O> {
  return { kind: 'use-case', ...definition };
}

export interface JobCtx extends Omit<Ctx, 'db' | 'audit' | 'askFor'> {
  /** One small transaction with the job's actor, audited under the job's name. A refusal rolls it back. */
  transact<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
}

export interface Job<I, O> {
  kind: 'job';
  name: `${string}.${string}`;
  title: string;
  input: ZodType<I>;
  allow: Allow;
  /** What it was about, for a page to lead back to when it ends with a no. */
  concerns?(input: I): { kind: string; id: string };
  run(ctx: JobCtx, input: I): Promise<Result<O>>;
}

/** The one form of long work: many small transactions, resumable; the same validation, permission and audit. */
export function job<I, O>(definition: Omit<Job<I, O>, 'kind'>): Job<I, O> {
  return { kind: 'job', ...definition };
}

/** Any use-case or job, where a list holds many: each one's input and output stay its own business. */
// oxlint-disable-next-line typescript/no-explicit-any -- a list of them is invariant in both
export type AnyUseCase = UseCase<any, any>;
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyJob = Job<any, any>;
