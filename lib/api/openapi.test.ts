import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { openApiDocument } from './openapi';
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

  it('describes only calls that a route answers', () => {
    for (const { path: address } of API_OPERATIONS) {
      const folder = address.replace(/\{(\w+)\}/g, '[$1]');
      expect([
        address,
        existsSync(path.join(process.cwd(), 'app/api/v1', folder, 'route.ts')),
      ]).toEqual([address, true]);
    }
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
