import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { roles } from '../../src/kernel/actor.ts';
import { listFiles, readText } from './source-files.ts';

const day = z.string().refine((text) => Temporal.PlainDate.from(text).toString() === text, 'not a day');

const version = z.strictObject({
  from: day,
  to: day.optional(),
  value: z.unknown().refine((value) => value !== undefined && value !== null, 'no value'),
  source: z.string().min(10),
  confidence: z.enum(['confirmed', 'from-memory', 'unconfirmed', 'local-choice']),
});

const file = z.record(z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/), z.array(version).min(1));

const paths = listFiles('policy').filter((path) => path.endsWith('.yaml'));

describe('policy is data', () => {
  it('is found', () => {
    expect(paths).toEqual(
      expect.arrayContaining(['policy/purposes.yaml', 'policy/retention.yaml', 'policy/sessions.yaml']),
    );
  });

  it.each(paths)('%s gives each value its days, its source and how sure we are', (path) => {
    const values = file.parse(parse(readText(path)));
    const subject = path.replace(/^policy\/|\.yaml$/g, '');
    for (const [name, versions] of Object.entries(values)) {
      expect(name.split('.')[0]).toBe(subject);
      for (const [at, { from, to }] of versions.entries()) {
        if (to !== undefined) expect(to > from, `${name}: ends before it begins`).toBe(true);
        const next = versions[at + 1];
        if (next)
          expect(to !== undefined && next.from >= to, `${name}: two values on ${next.from}`).toBe(true);
      }
    }
  });

  it('and the README lists every file', () => {
    const listed = [...readText('policy/README.md').matchAll(/^\| `([a-z-]+\.yaml)` \|/gm)].map(
      ([, name]) => name,
    );
    for (const path of paths) expect(listed).toContain(path.replace('policy/', ''));
  });
});

describe('the purposes a person may choose', () => {
  const { 'purposes.list': versions } = parse(readText('policy/purposes.yaml')) as {
    'purposes.list': { value: { code: string; roles: string[] }[] }[];
  };

  it.each(versions.map(({ value }) => value))('give every role of staff at least one', (...purposes) => {
    const served = new Set(purposes.flatMap((purpose) => purpose.roles));
    expect([...served].sort()).toEqual([...roles].sort());
    expect(new Set(purposes.map(({ code }) => code)).size).toBe(purposes.length);
  });
});
