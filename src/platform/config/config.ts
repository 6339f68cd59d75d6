import { resolve } from 'node:path';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../kernel/result.ts';

const port = z.coerce.number().int().min(1).max(65535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

/** Each variable, what it means and an example of a good value: the only list of them. */
const variables = {
  COMMONWEAL_FOLDER: {
    schema: z.string().min(1).default('.commonweal'),
    meaning: 'the folder that holds the database, the landed files and the keys',
    example: '/var/lib/commonweal',
  },
  COMMONWEAL_HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    meaning: 'the address to listen on',
    example: '127.0.0.1',
  },
  COMMONWEAL_PORT: { schema: port.default(8443), meaning: 'the port to listen on', example: '8443' },
  COMMONWEAL_ORIGIN: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    meaning: 'the address people type, when a proxy stands in front',
    example: 'https://asb.example.gov.uk',
  },
  DATABASE_URL: {
    schema: postgresUrl.optional(),
    meaning: 'a PostgreSQL server of your own (15 to 18); without it the program starts its own',
    example: 'postgresql://commonweal_admin:secret@db.example:5432/commonweal',
  },
  OIDC_ISSUER: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    meaning: 'single sign-on: the issuer',
    example: 'https://login.microsoftonline.com/<tenant>/v2.0',
  },
  OIDC_CLIENT_ID: {
    schema: z.string().min(1).optional(),
    meaning: 'single sign-on: the client',
    example: 'commonweal',
  },
  OIDC_CLIENT_SECRET: {
    schema: z.string().min(8).optional(),
    meaning: 'single sign-on: its secret',
    example: 'a long secret',
  },
  COMMONWEAL_LOG: {
    schema: z.enum(['error', 'warn', 'info', 'debug']).default('info'),
    meaning: 'how much to log',
    example: 'info',
  },
} as const;

export interface Config {
  folder: string;
  host: string;
  port: number;
  origin: string | undefined;
  databaseUrl: string | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  logLevel: 'error' | 'warn' | 'info' | 'debug';
}

/**
 * The environment, read once, checked once, frozen.
 * @returns the configuration, or one refusal that lists every problem with an example of a good value
 */
export function readConfig(environment: Record<string, string | undefined>): Result<Readonly<Config>> {
  const faults: string[] = [];
  const read = <K extends keyof typeof variables>(name: K): z.output<(typeof variables)[K]['schema']> => {
    const { schema, meaning, example } = variables[name];
    const given = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(given);
    if (!parsed.success) faults.push(`${name} (${meaning}) is not usable: give something like ${example}`);
    return parsed.data as z.output<(typeof variables)[K]['schema']>;
  };
  const oidc = {
    issuer: read('OIDC_ISSUER'),
    clientId: read('OIDC_CLIENT_ID'),
    clientSecret: read('OIDC_CLIENT_SECRET'),
  };
  const given = Object.values(oidc).filter((value) => value !== undefined).length;
  if (given > 0 && given < 3)
    faults.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three or none');
  const config: Config = {
    folder: resolve(read('COMMONWEAL_FOLDER') ?? '.commonweal'),
    host: read('COMMONWEAL_HOST'),
    port: read('COMMONWEAL_PORT'),
    origin: read('COMMONWEAL_ORIGIN'),
    databaseUrl: read('DATABASE_URL'),
    oidc: given === 3 ? (oidc as Config['oidc']) : undefined,
    logLevel: read('COMMONWEAL_LOG'),
  };
  if (faults.length > 0)
    return refuse(
      'invalid',
      'config/faulty',
      `${faults.length} of the settings cannot be used:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    );
  return ok(Object.freeze(config));
}
