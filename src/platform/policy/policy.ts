import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../config/project-root.ts';
import type { Policy } from '../../kernel/use-case.ts';

export const policyFolder = `${projectRoot}/policy/`;

const day = z.iso.date();
const version = z.strictObject({
  from: day,
  to: day.optional(),
  value: z.unknown(),
  source: z.string().min(3),
  confidence: z.enum(['confirmed', 'from-memory', 'unconfirmed', 'local-choice']),
});
const file = z.record(z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/), z.array(version).min(1));

export type PolicyVersion = z.output<typeof version>;

/** A partnership's own value, from the table policy_override. */
export interface PolicyOverride {
  name: string;
  value: unknown;
  validFrom: string;
}

/** Every value of policy/*.yaml, with all its dated versions. Throws, naming file and fault, when one is malformed. */
export function readPolicyFiles(folder = policyFolder): Map<string, PolicyVersion[]> {
  const values = new Map<string, PolicyVersion[]>();
  for (const name of readdirSync(folder)
    .filter((entry) => entry.endsWith('.yaml'))
    .sort()) {
    const parsed = file.safeParse(parse(readFileSync(`${folder}/${name}`, 'utf8'), { schema: 'core' }));
    if (!parsed.success) throw new Error(`policy/${name}: ${z.prettifyError(parsed.error)}`);
    for (const [key, versions] of Object.entries(parsed.data)) {
      if (values.has(key)) throw new Error(`policy/${name}: ${key} is already given in another file`);
      values.set(key, versions);
    }
  }
  return values;
}

/**
 * Policy as it stood on a day: the partnership's own value where it has one in force, else the default's version.
 *
 * @param today used when no day is asked for
 */
export function openPolicy(
  defaults: Map<string, PolicyVersion[]>,
  overrides: () => PolicyOverride[],
  today: () => Temporal.PlainDate,
): Policy {
  return {
    value<T>(name: string, on = today()): T {
      const at = on.toString();
      const local = overrides()
        .filter((own) => own.name === name && own.validFrom <= at)
        .sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
      if (local) return local.value as T;
      const found = defaults
        .get(name)
        ?.find((one) => one.from <= at && (one.to === undefined || at < one.to));
      if (!found) throw new Error(`no policy value ${name} in force on ${at}`);
      return found.value as T;
    },
  };
}
