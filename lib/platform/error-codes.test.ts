import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  ERROR_CODE_NAMES,
  ERROR_CODES,
  fieldError,
  fieldErrors,
  type FieldError,
  withCode,
} from './error-codes';
import { lineText, nameText, publicUrl } from './text';

function errorsOf(schema: z.ZodType, value: unknown): FieldError[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error);
}

const codesOf = (schema: z.ZodType, value: unknown) =>
  errorsOf(schema, value).map(({ path: at, code, params }) => [at, code, params]);

describe('the errors of a schema', () => {
  it('have the codes of zod with what they need to be said', () => {
    const schema = z.strictObject({
      name: z.string().min(1).max(3),
      list: z.array(z.string()).max(1),
      port: z.number().int().max(65535),
      role: z.enum(['a', 'b']),
      day: z.iso.date(),
    });
    const wrong = { name: '', list: ['a', 'b'], port: 70_000, role: 'c', day: 'x', colour: 1 };
    expect(codesOf(schema, wrong)).toEqual([
      ['name', 'too_small', { origin: 'string', minimum: 1 }],
      ['list', 'too_big', { origin: 'array', maximum: 1 }],
      ['port', 'too_big', { origin: 'number', maximum: 65535 }],
      ['role', 'invalid_value', { values: ['a', 'b'] }],
      ['day', 'invalid_format', { format: 'date' }],
      ['colour', 'unrecognized_keys', {}],
    ]);
    expect(codesOf(schema.pick({ port: true }), { port: 'x' })).toEqual([
      ['port', 'invalid_type', { expected: 'number' }],
    ]);
  });

  it('have our own codes where the rule is ours', () => {
    expect(codesOf(lineText(9), 'a\u200bb')).toEqual([['', 'hidden_characters', {}]]);
    expect(codesOf(nameText(9), '\u0430pple')).toEqual([['', 'mixed_alphabets', {}]]);
    expect(codesOf(publicUrl(90), 'http://localhost/docs')).toEqual([['', 'not_public_url', {}]]);
    expect(
      codesOf(
        z.string().refine(() => false, withCode('not_host')),
        '',
      ),
    ).toEqual([['', 'not_host', {}]]);
    expect(
      codesOf(
        z.string().refine(() => false),
        '',
      ),
    ).toEqual([['', 'invalid', {}]]);
  });

  it('of a choice between shapes are those of the shape that was meant', () => {
    const schema = z.union([
      z.strictObject({ slug: z.string() }),
      z.strictObject({ name: z.string().min(1), url: z.string() }),
    ]);
    expect(codesOf(z.object({ software: schema }), { software: { name: '', url: 'x' } })).toEqual([
      ['software.name', 'too_small', { origin: 'string', minimum: 1 }],
    ]);
  });
});

describe('the table of codes', () => {
  it('names every parameter that comes with a code, and none besides', () => {
    const seen = [
      ...errorsOf(z.string().min(1), ''),
      ...errorsOf(z.string().max(1), 'xx'),
      ...errorsOf(z.string(), 1),
      ...errorsOf(z.enum(['a']), 'b'),
      ...errorsOf(z.iso.date(), 'b'),
      ...errorsOf(z.strictObject({}), { a: 1 }),
    ];
    for (const { code, params } of seen)
      expect([code, Object.keys(params)]).toEqual([code, ERROR_CODES[code].params ?? []]);
  });

  it('has an English message for each of ours', () => {
    for (const code of ERROR_CODE_NAMES.slice(ERROR_CODE_NAMES.indexOf('unrecognized_keys')))
      expect(fieldError('', code).message).not.toBe(code);
  });
});

/** Reading what an error says instead of its code. */
const READS_MESSAGE =
  /\bmessage\b\s*(?:===|!==|\.(?:startsWith|endsWith|includes|match|search)\b)|\.(?:test|exec)\(\s*(?:\w+\.)?message\b/;

it('is what the code goes by: nothing compares a message with a sentence', () => {
  const below = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
      .map((file) => path.join(folder, file));
  const files = ['app', 'components', 'lib/api', 'lib/edits', 'lib/moderation'].flatMap(below);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => READS_MESSAGE.test(readFileSync(file, 'utf8')))).toEqual([]);
});
