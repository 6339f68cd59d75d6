import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';
import { systemActor, type Actor, type UserActor } from '../../kernel/actor.ts';
import { dayOf, type Clock } from '../../kernel/clock.ts';
import { silentProgress, type Progress } from '../../kernel/progress.ts';
import { refuse, RefusalError, type Refusal, type Result } from '../../kernel/result.ts';
import type { Allow, AuditNote, Ctx, Job, Policy, UseCase } from '../../kernel/use-case.ts';
import { recordLeaf, type Leaf } from '../audit/record.ts';
import { openPolicy, type PolicyOverride, type PolicyVersion } from '../policy/policy.ts';
import type { Queue } from '../queue/queue.ts';
import { beginContext } from '../postgres/context-token.ts';

export interface GateParts {
  db: Kysely<unknown>;
  contextKey: Buffer;
  clock: Clock;
  log: Logger;
  policies: Map<string, PolicyVersion[]>;
  /** Where long work is queued; without one, asking for it throws. */
  queue?: Queue;
}

export interface Attendance {
  progress?: Progress;
  signal?: AbortSignal;
}

/** Where every read and every change passes: validate, authorise, transaction, run, audit, commit. */
export interface Gate {
  perform<I, O>(
    useCase: UseCase<I, O>,
    actor: Actor,
    input: unknown,
    attendance?: Attendance,
  ): Promise<Result<O>>;
  performJob<I, O>(job: Job<I, O>, actor: Actor, input: unknown, attendance?: Attendance): Promise<Result<O>>;
  policy: Policy;
  clock: Clock;
  /** Reads this partnership's own policy values again, after one was set. */
  refreshPolicy(): Promise<void>;
}

const needsFreshCode = refuse(
  'forbidden',
  'access/fresh-code',
  'This needs a code from the app on your phone, given in the last few minutes.',
);

export function openGate(parts: GateParts): Gate {
  let overrides: PolicyOverride[] = [];
  const policy = openPolicy(
    parts.policies,
    () => overrides,
    () => dayOf(parts.clock.now()),
  );

  /** One transaction for one actor; a refusal rolls it back and is returned. */
  async function transact<T>(
    actor: Actor,
    name: string,
    attendance: Attendance,
    work: (ctx: Ctx) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    try {
      return await parts.db.transaction().execute(async (transaction) => {
        await beginContext(transaction, actor, parts.contextKey);
        const note: AuditNote = {};
        const result = await work({
          db: transaction,
          actor,
          clock: parts.clock,
          policy,
          log: parts.log,
          progress: attendance.progress ?? silentProgress,
          signal: attendance.signal ?? new AbortController().signal,
          audit: (more) => mergeNote(note, more),
          askFor: (job, wanted) => {
            if (!parts.queue) throw new Error('no queue is open in this process');
            return parts.queue.ask(transaction, actor, job, wanted);
          },
        });
        if (!result.ok) throw new RefusalError(result.refusal);
        await recordLeaf(transaction, { ...note, useCase: name, outcome: 'done' });
        return result;
      });
    } catch (thrown) {
      if (!(thrown instanceof RefusalError)) throw thrown;
      await recordRefusal(actor, name, thrown.refusal);
      return { ok: false, refusal: thrown.refusal };
    }
  }

  async function recordRefusal(actor: Actor, name: string, refusal: Refusal): Promise<void> {
    const leaf: Leaf = { useCase: name, outcome: refusal.kind, facts: { code: refusal.code } };
    await parts.db.transaction().execute(async (transaction) => {
      await beginContext(transaction, actor, parts.contextKey);
      await recordLeaf(transaction, leaf);
    });
  }

  /** Work for someone who acts for that partner no more ends there; they can say nothing to the audit, so the program does. */
  async function refuseFormer(actor: UserActor, name: string): Promise<Result<never>> {
    const refusal = refuse(
      'forbidden',
      'access/over',
      'Whoever asked for this no longer acts for that partner in that role, so it was not done. Someone who does can ask for it again.',
    );
    await parts.db.transaction().execute(async (transaction) => {
      await beginContext(transaction, systemActor('scheduler'), parts.contextKey);
      await recordLeaf(transaction, {
        useCase: name,
        outcome: 'forbidden',
        subjectKind: 'user',
        subjectId: actor.userId,
        facts: { code: refusal.refusal.code },
      });
    });
    return refusal;
  }

  /** Commands and jobs have no session: who may run them was asked on the machine itself, or when the job was asked for. */
  function isFresh(actor: Actor): boolean {
    if (actor.kind !== 'user' || actor.sessionId === undefined) return true;
    const oldest = parts.clock.now().subtract({ minutes: policy.value<number>('sessions.step-up-minutes') });
    return actor.steppedUpAt !== undefined && Temporal.Instant.compare(actor.steppedUpAt, oldest) >= 0;
  }

  /** Input checked and actor authorised, or the refusal (which for a forbidden actor is on the record). */
  async function admit<I>(
    definition: {
      name: string;
      title: string;
      allow: Allow;
      needsFreshCode?: boolean;
      input: UseCase<I, unknown>['input'];
    },
    actor: Actor,
    input: unknown,
  ): Promise<Result<I>> {
    if (!mayPerform(definition.allow, actor)) {
      const refusal = refuse(
        'forbidden',
        'access/role',
        `Your role does not include this: ${definition.title}.`,
      );
      await recordRefusal(actor, definition.name, refusal.refusal);
      return refusal;
    }
    if (definition.needsFreshCode && !isFresh(actor)) return needsFreshCode;
    const parsed = definition.input.safeParse(input);
    if (parsed.success) return { ok: true, value: parsed.data };
    const fields = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    }));
    return refuse('invalid', 'input/invalid', 'Something in the form needs changing.', fields);
  }

  return {
    policy,
    clock: parts.clock,
    async perform(useCase, actor, input, attendance = {}) {
      const admitted = await admit(useCase, actor, input);
      if (!admitted.ok) return admitted;
      return transact(actor, useCase.name, attendance, (ctx) => useCase.run(ctx, admitted.value));
    },
    async performJob(job, actor, input, attendance = {}) {
      try {
        const admitted = await admit(job, actor, input);
        if (!admitted.ok) return admitted;
        return await job.run(
          {
            actor,
            clock: parts.clock,
            policy,
            log: parts.log,
            progress: attendance.progress ?? silentProgress,
            signal: attendance.signal ?? new AbortController().signal,
            async transact(work) {
              const result = await transact(actor, job.name, attendance, async (ctx) => ({
                ok: true,
                value: await work(ctx),
              }));
              if (!result.ok) throw new RefusalError(result.refusal);
              return result.value;
            },
          },
          admitted.value,
        );
      } catch (thrown) {
        if (thrown instanceof RefusalError) return { ok: false, refusal: thrown.refusal };
        if (actor.kind === 'user' && isOver(thrown)) return refuseFormer(actor, job.name);
        throw thrown;
      }
    },
    async refreshPolicy() {
      overrides = await parts.db.transaction().execute(async (transaction) => {
        await beginContext(transaction, { kind: 'system', name: 'setup' }, parts.contextKey);
        const found =
          await sql<PolicyOverride>`select name, value, valid_from as "validFrom" from policy_override`.execute(
            transaction,
          );
        return found.rows;
      });
    },
  };
}

/** Whether an actor's role, or system name, is on the list. */
export function mayPerform(allow: Allow, actor: Actor): boolean {
  return actor.kind === 'user'
    ? (allow.roles ?? []).includes(actor.role)
    : (allow.system ?? []).includes(actor.name);
}

/** The database opened no context: the account, the membership or the partner's part in the partnership has ended. */
function isOver(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    thrown.code === '42501' &&
    thrown.message.startsWith('context refused: the session has ended')
  );
}

function mergeNote(note: AuditNote, more: AuditNote): void {
  const fields = [...(note.fields ?? []), ...(more.fields ?? [])];
  const facts = { ...note.facts, ...more.facts };
  Object.assign(note, more, { fields, facts });
}
