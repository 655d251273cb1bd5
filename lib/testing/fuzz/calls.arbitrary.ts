import fc from 'fast-check';
import { z } from 'zod';
import type { ApiOperation } from '@/lib/api/registry';
import { EDIT_KINDS } from '@/lib/edits/types';
import { kindOf } from '@/lib/edits/registry';
import { LOCALES } from '@/lib/i18n/locales';
import { anything, brokenOnce, hostileText, text } from './hostile.arbitrary';
import { fromSchema, type Known } from './from-schema.arbitrary';

/** One request to the API. */
export interface FuzzCall {
  readonly operation: ApiOperation;
  /** Which of the accounts sends it; see the test. */
  readonly who: number;
  /** Address below `/api/v1`, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

/** What is there, so that some of the calls meet something. */
export interface Present {
  readonly handles: readonly string[];
  readonly slugs: readonly string[];
  readonly accounts: number;
}

/** Calls of one operation: mostly what its schemas take, else one part of it broken or the whole of it odd. */
export function callsOf(operation: ApiOperation, present: Present): fc.Arbitrary<FuzzCall> {
  const known = knownValues(present);
  const body = operation.body === undefined ? fc.constant(null) : bodies(operation, known);
  return fc
    .record({
      who: fc.nat(present.accounts - 1),
      params: parameters(operation, known),
      query: queries(operation.query, known),
      headers: oddHeaders,
      body,
    })
    .map(({ who, params, query, headers, body: sent }) => ({
      ...{ operation, who, body: sent?.body ?? null },
      path: `${filled(operation.path, params)}${query}`,
      headers: { ...sent?.headers, ...headers },
    }));
}

/** Fields of which the schema cannot tell what there is. */
function knownValues({ handles, slugs }: Present): Known {
  const id = fc.integer({ min: 1, max: 12 });
  const port = fc.constantFrom(80, 443, 1323, 1324, 8080, 49_152, 0, 65_535);
  const url = fc.constantFrom(
    'https://example.org/docs',
    'https://echo.labstack.com/guide',
    'http://bücher.example/',
    'https://new.example.net/?a=b#c',
  );
  const article = fc.record({ port, locale: fc.constantFrom(...LOCALES) });
  const subject = fc.oneof(
    id,
    fc.constantFrom(...slugs),
    fc.constantFrom('http', 'https'),
    article,
  );
  return {
    ...{ id, port, n: port, portStart: port, portEnd: port, batch: id, baseRevision: id },
    ...{ url, homepage: url, subject, into: subject },
    version: fc.integer({ min: 1, max: 3 }),
    handle: fc.constantFrom(...handles),
    author: fc.constantFrom(...handles),
    actor: fc.constantFrom(...handles),
    slug: fc.constantFrom(...slugs),
    software: fc.oneof(fc.record({ slug: fc.constantFrom(...slugs) }), named),
    name: fc.constantFrom('Echo', 'Gin', 'http', 'https', 'Fiber', 'Caddy'),
    range: fc.constantFrom('80-90', 'system', 'user', '1000-2000', '443'),
    date: fc.constantFrom('2026-08-17', '2026-01-01', '2020-02-30'),
    checkedOn: fc.constantFrom('2026-11-01', '1999-12-31', '2026-11-31', '2100-01-01'),
    checked: fc.constantFrom('2026-11-01', '1989-12-31'),
    locale: fc.constantFrom(...LOCALES, 'xx'),
    layer: fc.constantFrom('status', 'overview', 'names', 'community', 'x'),
    cursor: fc.constantFrom('1', '3', '2147483647', 'x'),
    key: fc.constantFrom('k1', '1-0', 'HTTP_PORT', 'x'.repeat(41)),
  };
}

const named = text(1, 30).map((name) => ({ name, homepage: 'https://example.org/' }));

/** Of each kind of edit the changes that its own schema takes. */
function changesOf(known: Known): fc.Arbitrary<unknown> {
  return fc.oneof(...EDIT_KINDS.map((kind) => fromSchema(kindOf(kind).changesSchema, known)));
}

function bodies({ id, body = z.unknown() }: ApiOperation, known: Known): fc.Arbitrary<Sent> {
  const changes = changesOf(known);
  const fields: Known = { ...known, changes, resolutions: changes };
  const fitting =
    id === 'proposeEdit'
      ? fc.oneof(...EDIT_KINDS.map((kind) => proposals(kind, known)))
      : fromSchema(body, fields);
  return fc.oneof(
    { weight: 5, arbitrary: fitting.map(asJson) },
    { weight: 6, arbitrary: fitting.chain(brokenOnce).map(asJson) },
    { weight: 1, arbitrary: anything.map(asJson) },
    { weight: 2, arbitrary: oddBodies },
  );
}

function proposals(kind: (typeof EDIT_KINDS)[number], known: Known): fc.Arbitrary<unknown> {
  return fc.record(
    {
      kind: fc.constant(kind),
      subject: known.subject ?? anything,
      baseRevision: fc.integer({ min: 1, max: 2 }),
      changes: fromSchema(kindOf(kind).changesSchema, known),
      note: text(1, 60),
    },
    { requiredKeys: ['kind', 'changes', 'note'], noNullPrototype: true },
  );
}

interface Sent {
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** Half a character stays half of one: written as an escape, as a program may send it. */
function asJson(value: unknown): Sent {
  return { body: JSON.stringify(value) ?? 'null', headers: JSON_TYPE };
}

const FORM = 'application/x-www-form-urlencoded';
const FINE = '{"note":"n","reason":"r","kind":"report.update","changes":{},"text":"t"}';

/** Bodies that are no JSON, or not of the type or size that they say. */
const oddBodies: fc.Arbitrary<Sent> = fc.constantFrom<Sent>(
  { body: null, headers: {} },
  { body: '', headers: JSON_TYPE },
  { body: FINE, headers: {} },
  { body: FINE, headers: { 'content-type': 'text/plain' } },
  { body: FINE, headers: { 'content-type': 'application/json; charset=utf-16' } },
  { body: FINE, headers: { 'content-type': 'application/json; charset="UTF-8"' } },
  { body: FINE, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
  { body: `\ufeff${FINE}`, headers: JSON_TYPE },
  { body: '{"a":', headers: JSON_TYPE },
  { body: '[]', headers: JSON_TYPE },
  { body: 'null', headers: JSON_TYPE },
  { body: '1', headers: JSON_TYPE },
  { body: '{"__proto__":{"note":1}}', headers: JSON_TYPE },
  { body: '{"note":"\\u0000","reason":"\\ud800"}', headers: JSON_TYPE },
  { body: `{"note":"${'x'.repeat(270_000)}"}`, headers: JSON_TYPE },
  { body: `${'['.repeat(50_000)}${']'.repeat(50_000)}`, headers: JSON_TYPE },
  { body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), headers: JSON_TYPE },
  { body: new Uint8Array(Buffer.from(FINE, 'utf16le')), headers: JSON_TYPE },
  { body: 'note=n&mood=sad&locale=en', headers: { 'content-type': FORM } },
  { body: 'note=%ff%00&mood=%', headers: { 'content-type': FORM } },
);

const oddHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(
      { 'idempotency-key': 'once' },
      { 'idempotency-key': 'x'.repeat(201) },
      { 'idempotency-key': 'caf\u00e9 \u00ff' },
      { authorization: 'Bearer' },
      { authorization: 'Basic \u00ff' },
      { authorization: `Bearer ${'x'.repeat(3_000)}` },
      { cookie: 'next-auth.session-token=%00%ff; x' },
      { origin: 'null' },
      { 'if-none-match': '*' },
      { 'accept-encoding': 'gzip;q=x' },
      { accept: '\u00ff' },
    ),
  },
);

/** A parameter that only code knows is one of those that are there, or what the call's schema tells. */
function parameters({ params }: ApiOperation, known: Known): fc.Arbitrary<Record<string, string>> {
  const shape = (params?.shape ?? {}) as Readonly<Record<string, z.ZodType>>;
  return fc.record(
    Object.fromEntries(
      Object.entries(shape).map(([name, field]) => [name, one(name, field, known)]),
    ),
    { noNullPrototype: true },
  );
}

function one(name: string, field: z.ZodType, known: Known): fc.Arbitrary<string> {
  const fitting = known[name] ?? fromSchema(field, known);
  return fc.oneof(
    { weight: 5, arbitrary: fitting.map(spelt) },
    { weight: 2, arbitrary: hostileText },
  );
}

function spelt(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function queries(query: z.ZodObject | undefined, known: Known): fc.Arbitrary<string> {
  if (query === undefined) return fc.constant('');
  const fields = Object.entries(query.shape);
  const pairs = fields.map(([name, field]) => one(name, field, known).map((text) => [name, text]));
  return fc
    .tuple(
      fc.subarray(pairs, { minLength: 0 }).chain((some) => fc.tuple(...some)),
      stray,
    )
    .map(([some, more]) => {
      const search = some.map(([name, value]) => `${name}=${escaped(value ?? '')}`);
      return `?${[...search, ...more].join('&')}`;
    });
}

/** What stands in addresses besides: strangers, repetitions, escapes that mean nothing. */
const stray = fc.subarray(['limit=1', 'cursor=0', 'q=x&q=y', 'x=%00', 'y=%ff', 'z=%', '&&', '=']);

function filled(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => escaped(params[name] ?? '') || '%20');
}

/** As a browser would write it; half a character as the bytes that some programs send for it. */
function escaped(value: string): string {
  const whole = encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'));
  // A dot alone would be taken for a folder.
  return whole.replace(/^\.{1,2}$/, (dots) => dots.replaceAll('.', '%2E'));
}
