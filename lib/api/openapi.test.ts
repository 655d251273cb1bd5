import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import examples from './examples.json';
import { LOCALES } from '@/lib/i18n/locales';
import { ERROR_CODE_NAMES, FORM_ONLY_CODES } from '@/lib/platform/error-codes';
import { routedCalls } from '@/lib/testing/dispatch.fixture';
import { openApiDocument } from './openapi';
import { tagOf, TAGS } from './openapi-tags';
import { API_OPERATIONS } from './registry';

const document = openApiDocument();
const text = JSON.stringify(document);

describe('the description of the API', () => {
  it('points at nothing that it does not define', () => {
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
    expect(text).not.toContain('$defs');
  });

  it('describes every call that a route answers, and no other', async () => {
    const answered = await routedCalls();
    expect(answered.length).toBeGreaterThan(30);
    const described = Object.entries(document.paths).flatMap(([address, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
    );
    expect(described.sort()).toEqual(answered.sort());
  });

  it('lists the codes that a wrong field can have, and those alone', () => {
    const { errors } = document.components.schemas.Problem?.properties as {
      errors: { items: { properties: { code: { enum: string[] } } } };
    };
    const named = errors.items.properties.code.enum;
    const sent = ERROR_CODE_NAMES.filter((code) => !FORM_ONLY_CODES.includes(code));
    expect(named).toEqual(sent);
  });

  it('says of a body whether it may be left out', () => {
    const body = (address: string) => document.paths[address]?.post?.requestBody?.required;
    expect(body('/edits/{id}/withdraw')).toBe(false);
    expect(body('/edits/{id}/rebase')).toBe(true);
  });

  it('names every parameter of the address, and each call once', () => {
    for (const { path: address, params } of API_OPERATIONS) {
      const named = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params?.shape ?? {})).toEqual(named);
    }
    const ids = API_OPERATIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(LOCALES)('has a summary of every call in %s', async (locale) => {
    const catalogue = (await import(`../i18n/messages/${locale}/apidocs.json`)) as {
      summary: Record<string, string>;
    };
    for (const { id } of API_OPERATIONS)
      expect([id, catalogue.summary[id] ?? '']).not.toEqual([id, '']);
  });

  it('tells of every write that it may be limited, and where anything is, when to come back', () => {
    for (const { path: address, method } of API_OPERATIONS) {
      const responses = document.paths[address]?.[method]?.responses ?? {};
      if (method !== 'get') expect([address, '429' in responses]).toEqual([address, true]);
      for (const status of ['429', '503'].filter((one) => one in responses))
        expect(responses[status]).toHaveProperty('headers.Retry-After.schema.type', 'integer');
    }
  });

  it('says of each call who may make it', () => {
    const of = (address: string, method = 'get') => document.paths[address]?.[method]?.security;
    expect(of('/ports/{n}')).toEqual([]);
    expect(of('/edits/{id}')?.[0]).toEqual({});
    expect(of('/edits', 'post')).toEqual([{ session: [] }, { token: [] }]);
  });

  it('puts each call into a group that it describes', () => {
    const used = API_OPERATIONS.map(({ path: address }) => tagOf(address));
    expect([...new Set(used)].sort()).toEqual(Object.keys(TAGS).sort());
  });
});

/** An answer as its schema reads it: what the schema does not know would be left out. */
function expectToFit(schema: z.ZodType, example: unknown): void {
  expect(schema.parse(example)).toEqual(example);
}

describe('the examples', () => {
  const given: Readonly<Record<string, { body?: unknown; answer?: unknown; answers?: object }>> =
    examples;

  it('are there for every call, and for no other', () => {
    expect(Object.keys(given).sort()).toEqual(API_OPERATIONS.map(({ id }) => id).sort());
  });

  it.each(API_OPERATIONS)(
    'of $id in lib/api/examples.json are what its schemas say',
    ({ id, ...operation }) => {
      const { body, answer, answers } = given[id] ?? {};
      const { contentType } = operation;
      if (operation.body !== undefined)
        expect(operation.body.safeParse(body).error).toBeUndefined();
      else if (operation.body === undefined) expect(body).toBeUndefined();
      if (typeof contentType !== 'object') {
        expectToFit(operation.answer, answer);
        return;
      }
      const byType = new Map(Object.entries(answers ?? {}));
      for (const [type, schema] of Object.entries(contentType))
        expectToFit(schema, byType.get(type.replace(/;.*/, '')));
    },
  );
});

it('passes the recommended rules of Redocly, without a warning', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-'));
  const file = path.join(folder, 'openapi.json');
  writeFileSync(file, text);
  const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');
  try {
    const said = execFileSync(
      process.execPath,
      [redocly, 'lint', file, '--extends', 'recommended', '--format', 'json'],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          REDOCLY_TELEMETRY: 'off',
          REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
        },
      },
    );
    expect(JSON.parse(said)).toMatchObject({ totals: { errors: 0, warnings: 0 } });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
