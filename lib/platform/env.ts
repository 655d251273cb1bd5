import { parseUrl } from './parse-url';
import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { addressList } from './client-address';
import { OperatorError } from './errors';

const text = z.string().trim().min(1);

function url(protocols: readonly string[]) {
  const expected = `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`;
  return text.refine((value) => {
    const parsed = parseUrl(value);
    return parsed !== null && protocols.includes(parsed.protocol);
  }, expected);
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a whole number from 1 to 65535')
  .transform(Number)
  .refine((n) => n >= 1 && n <= 65535, 'must be a whole number from 1 to 65535');

/** Beside the server itself, which answers from memory: more than these the database would be waited for. */
const MOST_RENDERERS = 3;

/** Addresses and networks with commas between them. */
const addresses = z
  .string()
  .default('')
  .transform((value) => value.split(',').flatMap((entry) => entry.trim() || []))
  .refine(
    (entries) => addressList(entries) !== null,
    'must be addresses or networks such as 10.0.0.0/8, with commas between them',
  );

/** An origin on this very machine, and nothing behind it. */
const loopbackOrigin = text.refine(
  (value) => /^https?:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?$/.test(value),
  'must be an origin on this machine such as http://127.0.0.1:8080',
);

/** Every setting, as contract.md and .env.example list them; an empty one counts as unset. */
export const settingsSchema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    DATABASE_URL: url(['postgresql:', 'postgres:']).optional(),
    DATABASE_DIRECT_URL: url(['postgresql:', 'postgres:']).optional(),
    DATABASE_REPLICA_URL: url(['postgresql:', 'postgres:']).optional(),
    NEXTAUTH_URL: url(['http:', 'https:']).optional(),
    NEXTAUTH_SECRET: text.min(16, 'must have at least 16 characters').optional(),
    SMTP_URL: url(['smtp:', 'smtps:']).optional(),
    MAIL_FROM: text
      .regex(/^[^@]*[^@\s<]@[^@\s>]+>?$/, 'must be an e-mail address, or Name <address>')
      .default('Portolan <portolan@localhost>'),
    GITHUB_ID: text.optional(),
    GITHUB_SECRET: text.optional(),
    OIDC_ISSUER: url(['https:', 'http:']).optional(),
    OIDC_CLIENT_ID: text.optional(),
    OIDC_CLIENT_SECRET: text.optional(),
    OIDC_NAME: text.default('OpenID Connect'),
    REQUIRE_SECOND_FACTOR: z
      .enum(['nobody', 'moderators'], { error: 'must be nobody or moderators' })
      .default('nobody'),
    DATA_DIR: text.default('.data'),
    PORT: port.default(3000),
    TRUSTED_PROXIES: addresses,
    RENDERERS: z
      .string()
      .regex(/^\d$/, 'must be a whole number from 0 to 9')
      .transform(Number)
      .default(() => Math.min(MOST_RENDERERS, availableParallelism() - 1)),
    HOST: text.regex(/^[\w.:-]+$/, 'must be an address or a host name').default('127.0.0.1'),
    IANA_URL: url(['http:', 'https:']).default(
      'https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xml',
    ),
    EVIDENCE_CHECKS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    OTEL_EXPORTER_OTLP_ENDPOINT: url(['http:', 'https:']).optional(),
    OTEL_SERVICE_NAME: text.default('portolan'),
    DEBUG: z.string().optional(),
    TEST_DATABASE_URL: url(['postgresql:', 'postgres:']).optional(),
    CHROMIUM_PATH: text.optional(),
    EVIDENCE_TEST_ORIGIN: loopbackOrigin.optional(),
  })
  .superRefine((settings, context) => {
    requireTogether(settings, ['GITHUB_ID', 'GITHUB_SECRET'], context);
    for (const name of ['DATABASE_DIRECT_URL', 'DATABASE_REPLICA_URL'] as const)
      if (settings[name] !== undefined && settings.DATABASE_URL === undefined)
        context.addIssue({
          code: 'custom',
          path: ['DATABASE_URL'],
          message: `must be set too, with ${name}`,
        });
    requireTogether(settings, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], context);
  });

type Settings = z.output<typeof settingsSchema>;

/** The settings, DATA_DIR absolute and NEXTAUTH_URL filled in. */
export type Env = Settings & { NEXTAUTH_URL: string };

function requireTogether(
  settings: object,
  names: readonly string[],
  context: z.core.$RefinementCtx,
): void {
  const values = settings as Record<string, unknown>;
  if (names.every((name) => values[name] === undefined)) return;
  for (const name of names.filter((one) => values[one] === undefined)) {
    const others = names.filter((one) => one !== name).join(' and ');
    context.addIssue({ code: 'custom', path: [name], message: `must be set too, with ${others}` });
  }
}

/** Names of all settings, in the order of the schema: held equal to .env.example by a test. */
export const SETTING_NAMES = Object.keys(settingsSchema.shape) as (keyof Settings)[];

/**
 * Reads settings out of a bag of strings.
 * Throws an OperatorError of one line that names each bad setting; secrets are not repeated in it.
 */
export function parseEnv(raw: Record<string, string | undefined>, root: string): Env {
  const given = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, raw[name]?.trim() === '' ? undefined : raw[name]]),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => describe(issue, given));
    throw new OperatorError(`${[...new Set(faults)].join('; ')} (see .env.example)`);
  }
  const settings = parsed.data;
  return {
    ...settings,
    DATA_DIR: path.resolve(root, settings.DATA_DIR),
    NEXTAUTH_URL: settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`,
  };
}

function describe(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const value = given[name];
  const secret = /SECRET|_URL$/.test(name);
  return value === undefined || secret
    ? `${name} ${issue.message}`
    : `${name} ${issue.message}, not "${value.slice(0, 60)}"`;
}

let loaded: Env | undefined;

/** The settings of this process, read once. Nothing else in the project reads process.env. */
export function loadEnv(): Env {
  loaded ??= parseEnv(process.env, process.cwd());
  return loaded;
}

/** What a child process gets: all of this one's environment, and `more`. */
export function inheritedEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

/** Whether whoever started this process says so; commands set NODE_ENV themselves when they read the settings. */
export function isSaidToBeProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}

/** What npm tells the commands that it starts. */
export function npmContext(): { startedByNpm: boolean; calledFrom: string } {
  const { npm_execpath, INIT_CWD } = process.env;
  return { startedByNpm: npm_execpath !== undefined, calledFrom: INIT_CWD ?? process.cwd() };
}

/** Forgets what was read, for start-up code and tests that fill in process.env themselves. */
export function forgetEnv(): void {
  loaded = undefined;
}

/** The database's address; an error where the embedded one was not started first. */
export function databaseUrl(): string {
  const { DATABASE_URL } = loadEnv();
  if (DATABASE_URL === undefined) {
    throw new OperatorError('no database: run this through npm, or set DATABASE_URL');
  }
  return DATABASE_URL;
}

/** The database past any pooler: what listens, and locks for longer than a transaction, needs a session of its own. */
export function directDatabaseUrl(): string {
  return loadEnv().DATABASE_DIRECT_URL ?? databaseUrl();
}

/** Whether a pooler stands before the database: the next transaction may have another session. */
export function isPooled(): boolean {
  return loadEnv().DATABASE_DIRECT_URL !== undefined;
}

/** The instance's secret; an error where neither the settings nor the start-up gave one. */
export function instanceSecret(): string {
  const { NEXTAUTH_SECRET } = loadEnv();
  if (NEXTAUTH_SECRET === undefined) {
    throw new OperatorError('no secret: run this through npm, or set NEXTAUTH_SECRET');
  }
  return NEXTAUTH_SECRET;
}

/** A secret for one purpose, derived so that one use never reveals another's (hex, 64 digits). */
export function derivedSecret(purpose: string): string {
  return createHmac('sha256', instanceSecret()).update(purpose).digest('hex');
}
