import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { openApiDocument } from './openapi';
import { API_OPERATIONS } from './registry';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What the route files below a folder answer, as `METHOD /address/{parameter}`. */
async function routedCalls(folder: string): Promise<string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === 'route.ts',
  );
  const calls = await Promise.all(
    files.map(async (file) => {
      const route = (await import(pathToFileURL(path.join(folder, file)).href)) as object;
      const address = path.dirname(file).split(path.sep).join('/');
      const spelt = `/${address}`.replace(/\[(\w+)\]/g, '{$1}');
      return METHODS.filter((method) => method in route).map((method) => `${method} ${spelt}`);
    }),
  );
  return calls.flat();
}

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
    const answered = await routedCalls(path.join(process.cwd(), 'app/api/v1'));
    expect(answered.length).toBeGreaterThan(30);
    const described = Object.entries(document.paths).flatMap(([address, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
    );
    expect(described.sort()).toEqual(answered.sort());
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
});
