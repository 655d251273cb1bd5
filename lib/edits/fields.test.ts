import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { articleUpdateSchema } from '@/lib/articles/changes';
import { ARTICLE_FIELDS, CITATION_FIELDS } from '@/lib/articles/fields';
import { fieldErrors } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import {
  evidenceChangeSchema,
  reportRetireSchema,
  reportUpdateSchema,
  settingChangeSchema,
} from '@/lib/reports/changes';
import {
  EVIDENCE_FIELDS,
  REPORT_FIELDS,
  RETIRE_FIELDS,
  SETTING_FIELDS,
} from '@/lib/reports/fields';
import { serviceUpdateSchema } from '@/lib/services/changes';
import { SERVICE_FIELDS } from '@/lib/services/fields';
import { softwareUpdateSchema } from '@/lib/software/changes';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';

type Shape = Readonly<Record<string, z.ZodType>>;

const citation = (
  articleUpdateSchema.shape.citations as unknown as { unwrap(): { element: { shape: Shape } } }
).unwrap().element;

/** Each list of fields, what proves it, and what the schema has besides. */
const LISTS: readonly [string, readonly FieldSpec[], Shape, readonly string[]][] = [
  ['report', REPORT_FIELDS, reportUpdateSchema.shape, []],
  ['retired report', RETIRE_FIELDS, reportRetireSchema.shape, []],
  ['evidence', EVIDENCE_FIELDS, evidenceChangeSchema.shape, ['key']],
  ['setting', SETTING_FIELDS, settingChangeSchema.shape, []],
  ['software', SOFTWARE_FIELDS, softwareUpdateSchema.shape, []],
  ['service', SERVICE_FIELDS, serviceUpdateSchema.shape, []],
  ['article', ARTICLE_FIELDS, articleUpdateSchema.shape, []],
  ['citation', CITATION_FIELDS, citation.shape, ['id']],
];

const LINK = 'https://example.org/';

/** Something that is one too long. */
function tooMuch({ shape, max = 0, items }: FieldSpec): unknown {
  if (shape === 'url') return LINK.padEnd(max + 1, 'x');
  if (shape === 'links')
    return Array.from({ length: max + 1 }, () => ({ about: 'security', title: 't', url: null }));
  if (shape === 'byLanguage') return { he: 'x'.repeat(max + 1) };
  if (shape === 'list') return Array.from({ length: max + 1 }, (_, at) => `name-${at}.example.org`);
  if (shape === 'settings')
    return Array.from({ length: max + 1 }, (_, at) => ({
      ...{ kind: 'flag', key: `--port${at}`, example: `--port${at}=1324` },
    }));
  const item = items?.some(({ name }) => name === 'supports')
    ? { kind: 'rfc', url: LINK }
    : { id: 1, title: 't', publisher: '', url: LINK, checked: '2026-11-29' };
  if (items !== undefined)
    return Array.from({ length: max + 1 }, (_, at) =>
      'id' in item ? { ...item, id: at + 1 } : item,
    );
  return 'x'.repeat(max + 1);
}

describe.each(LISTS)('the fields of a(n) %s', (_, fields, shape, besides) => {
  const set = fields.filter(({ setBy }) => setBy !== 'kind');

  it('are those that its schema proves', () => {
    const names = Object.keys(shape).filter((name) => !besides.includes(name));
    expect(set.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('have the limits of the schema', () => {
    for (const field of set.filter(({ max }) => max !== undefined)) {
      const refused = shape[field.name]?.safeParse(tooMuch(field));
      const [error] = refused?.success === false ? fieldErrors(refused.error) : [];
      expect([field.name, error?.code, error?.params.maximum]).toEqual([
        field.name,
        'too_big',
        field.max,
      ]);
    }
  });

  it('offer the words of the schema and no other', () => {
    for (const { name, options = [], shape: kind } of set) {
      for (const option of options) {
        const value = kind === 'choices' ? [option] : option;
        expect([name, option, shape[name]?.safeParse(value).success]).toEqual([name, option, true]);
      }
      if (options.length === 0) continue;
      const none = kind === 'choices' ? ['none of them'] : 'none of them';
      const refused = shape[name]?.safeParse(none);
      const [error] = refused?.success === false ? fieldErrors(refused.error) : [];
      expect([...(error?.params.values as string[])].sort()).toEqual([...options].sort());
    }
  });

  it('must be filled where the schema takes nothing empty', () => {
    const texts = set.filter(({ shape: kind }) => ['line', 'text', 'url'].includes(kind));
    for (const { name, optional = false } of texts) {
      const takesNone = ['', null].some((empty) => shape[name]?.safeParse(empty).success === true);
      expect([name, optional]).toEqual([name, takesNone]);
    }
  });
});
