import fc from 'fast-check';

/** Texts that have broken programs: what no database keeps, what reorders, what ends a string or a page. */
const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00',
  '\u202egnp.exe',
  '\u200b',
  '\ufeff',
  '\ufffd',
  '\u2028',
  '\r\nSet-Cookie: a=b',
  "'; DROP TABLE report; --",
  '%00',
  '%ff',
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '${7*7}{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-0',
  '1e999',
  '0x50',
  '080',
  '１３２３',
  '2147483648',
  '99999999999999999999',
  '0000-00-00',
  '9999-99-99',
  'http://[::1]/',
  'https://example.org:99999/',
  'https://user:word@example.org/',
  'javascript:alert(1)',
  'e\u0301'.repeat(60),
  'ﷺ'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(20),
  'a'.repeat(300),
  'x'.repeat(5_000),
  'זה עברית',
  'İıſﬀ',
] as const;

const HOSTILE_VALUES = [
  ...HOSTILE_TEXTS,
  null,
  true,
  false,
  0,
  -1,
  1.5,
  65_535,
  65_536,
  2_147_483_647,
  2_147_483_648,
  Number.MAX_SAFE_INTEGER,
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: {} } } },
] as const;

/** A value that no field waits for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom(1_000, 20_000).map((size) => Array(size).fill(1)) },
);

/** A text that no field waits for. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** Whatever a field of no special shape holds. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(1, 2, 'en', 'echo', { port: 1323, locale: 'en' }, null),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Words as people write them, and now and then any characters at all. */
export function text(min: number, max: number): fc.Arbitrary<string> {
  const words = fc
    .array(fc.constantFrom('echo', 'Gin', 'port', '1323', 'tcp', 'łódź', 'שלום', 'ñ', '—', '😀'), {
      minLength: Math.min(1, max),
      maxLength: 8,
    })
    .map((all) => all.join(' ').slice(0, max).padEnd(min, 'x'));
  const others = fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, max) });
  return fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: others });
}

/** The value with one part of it, wherever it lies, replaced, taken away or joined by a stranger. */
export function brokenOnce(value: unknown): fc.Arbitrary<unknown> {
  const places = pathsIn(value);
  return fc
    .tuple(
      fc.constantFrom(...places),
      hostileValue,
      fc.constantFrom('replace', 'replace', 'remove', 'add'),
    )
    .map(([path, hostile, how]) => changed(value, path, hostile, how));
}

function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name])),
  ];
}

function changed(
  value: unknown,
  [name, ...rest]: readonly string[],
  hostile: unknown,
  how: string,
): unknown {
  if (name === undefined) return hostile;
  const parts = Object.entries(value as object).flatMap<[string, unknown]>(([key, inner]) => {
    if (key !== name) return [[key, inner]];
    if (rest.length > 0) return [[key, changed(inner, rest, hostile, how)]];
    if (how === 'remove') return [];
    const more = how === 'add' ? [[key, inner] as [string, unknown]] : [];
    return [...more, [how === 'add' ? `${key}x` : key, hostile]];
  });
  return Array.isArray(value) ? parts.map(([, inner]) => inner) : Object.fromEntries(parts);
}
