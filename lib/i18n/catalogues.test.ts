import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { ARTICLE_FIELDS, CITATION_FIELDS } from '@/lib/articles/fields';
import { ALL_FIELDS } from '@/lib/edits/fields';
import { ERROR_CODE_NAMES } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import { EVIDENCE_FIELDS, REPORT_FIELDS, SETTING_FIELDS } from '@/lib/reports/fields';
import { SERVICE_FIELDS } from '@/lib/services/fields';
import { NEW_ENTRY_FIELDS, SOFTWARE_FIELDS } from '@/lib/software/fields';
import { LOCALES, type Locale } from './locales';
import { NAMESPACES } from './messages';

const FOLDER = path.join('lib', 'i18n', 'messages');

type Catalogue = { readonly [key: string]: string | Catalogue };

function read(locale: Locale, namespace: string): Catalogue {
  return JSON.parse(
    readFileSync(path.join(FOLDER, locale, `${namespace}.json`), 'utf8'),
  ) as Catalogue;
}

/** `a.b.c` → message, over nested groups. */
function flat(catalogue: Catalogue, under = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${under}${key}`, value] as [string, string]]
      : flat(value, `${under}${key}.`),
  );
}

const arguments_ = (message: string) =>
  [...new Set([...message.matchAll(/\{\s*(\w+)/g)].map(([, name]) => name ?? ''))].sort();
const tags = (message: string) =>
  [...new Set([...message.matchAll(/<(\w+)>/g)].map(([, name]) => name ?? ''))].sort();

describe('the catalogues', () => {
  it('are one folder for each language of the list', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...LOCALES].sort());
    expect(LOCALES.filter((locale) => !/^[a-z]{2}$/.test(locale))).toEqual([]);
  });

  it('are the files that are named, in every language', () => {
    for (const locale of LOCALES) {
      const files = readdirSync(path.join(FOLDER, locale)).map((name) =>
        name.replace(/\.json$/, ''),
      );
      expect(files.sort(), locale).toEqual([...NAMESPACES].sort());
    }
  });

  it.each(NAMESPACES)(
    'have the same keys, arguments and tags in every language: %s',
    (namespace) => {
      const english = new Map(flat(read('en', namespace)));
      for (const locale of LOCALES) {
        const other = new Map(flat(read(locale, namespace)));
        expect([...other.keys()].sort(), locale).toEqual([...english.keys()].sort());
        for (const [key, message] of other) {
          expect(message.trim(), `${locale} ${key}`).not.toBe('');
          expect(tags(message), `${locale} ${key}`).toEqual(tags(english.get(key) ?? ''));
        }
      }
    },
  );

  it('can all be read by the formatter', () => {
    for (const locale of LOCALES) {
      for (const namespace of NAMESPACES) {
        const catalogue = read(locale, namespace);
        const errors: string[] = [];
        const t = createTranslator({
          locale,
          messages: { [namespace]: catalogue },
          namespace,
          onError: (error) => errors.push(error.message),
        });
        for (const [key, message] of flat(catalogue)) {
          const values = Object.fromEntries(arguments_(message).map((name) => [name, 1]));
          const markup = Object.fromEntries(
            tags(message).map((tag) => [tag, (chunks: string) => chunks]),
          );
          t.markup(key as never, { ...values, ...markup } as never);
        }
        expect(
          errors.filter((error) => !error.startsWith('FORMATTING_ERROR')),
          `${locale} ${namespace}`,
        ).toEqual([]);
      }
    }
  });

  it('hold nothing that no code asks for', () => {
    const asked = askedFor(sourceText());
    const named = new Set(fieldKeys());
    const unused = NAMESPACES.flatMap((namespace) =>
      flat(read('en', namespace)).map(([key]) => ({ namespace, key })),
    ).filter(({ namespace, key }) => !named.has(`${namespace}.${key}`) && !isAskedFor(key, asked));
    expect(unused.map(({ namespace, key }) => `${namespace}.${key}`)).toEqual([]);
  });
});

describe('the lists of fields', () => {
  it('name keys that every catalogue has', () => {
    for (const locale of LOCALES) {
      const known = new Set(
        ['fields', 'practice'].flatMap((namespace) =>
          flat(read(locale, namespace)).map(([key]) => `${namespace}.${key}`),
        ),
      );
      expect(
        fieldKeys().filter((key) => !known.has(key)),
        locale,
      ).toEqual([]);
    }
  });
});

/** The keys that the lists of fields and codes name. */
function fieldKeys(): string[] {
  const asked = [
    ...REPORT_FIELDS,
    ...EVIDENCE_FIELDS,
    ...SETTING_FIELDS,
    ...SOFTWARE_FIELDS,
    ...NEW_ENTRY_FIELDS,
    ...ARTICLE_FIELDS,
    ...CITATION_FIELDS,
    ...SERVICE_FIELDS.flatMap((field) => [field, ...(field.items ?? [])]),
  ];
  return [
    ...ALL_FIELDS.map(({ name }) => `fields.names.${name}`),
    ...asked.flatMap(askedKeys),
    ...ERROR_CODE_NAMES.map((code) => `fields.errors.${code}`),
  ];
}

function askedKeys({ ask, has = [], blank, words, explained, options = [] }: FieldSpec): string[] {
  const kinds = ['label', ...has.filter((one) => one !== 'words')];
  const flags = has.includes('words') ? ['true', 'false'] : [];
  const spelt = options.filter((option) => option !== '');
  return [
    ...(ask === undefined ? [] : [...kinds, ...flags].map((one) => `fields.${ask}.${one}`)),
    ...(blank === undefined ? [] : [`fields.${blank}`]),
    ...(typeof words === 'string' ? spelt.map((option) => `${words}.${option}`) : []),
    ...(explained === undefined ? [] : spelt.map((option) => `${explained}.${option}`)),
  ];
}

/** What the source asks for: whole keys, and the beginnings of those that a template makes. */
interface Asked {
  readonly keys: ReadonlySet<string>;
  readonly heads: ReadonlySet<string>;
}

/** Read once, so that the test's time does not grow with keys times source. */
function askedFor(source: string): Asked {
  const withEnds = (text: string) => {
    const parts = text.split('.');
    return parts.map((_, at) => parts.slice(at).join('.'));
  };
  const found = (pattern: RegExp) =>
    [...source.matchAll(pattern)].flatMap(([, text = '']) => withEnds(text));
  return {
    keys: new Set(found(/['"]([\w.-]+)(?=['"])/g)),
    heads: new Set(found(/`([\w.-]+)\.\$\{/g)),
  };
}

/** A key is asked for by its own text, or by a template that its first parts begin: t(`grade.${grade}`). */
function isAskedFor(key: string, { keys, heads }: Asked): boolean {
  const parts = key.split('.');
  return (
    keys.has(key) || parts.slice(0, -1).some((_, at) => heads.has(parts.slice(0, at + 1).join('.')))
  );
}

function sourceText(): string {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory())
        return entry.name === 'generated' || entry.name === 'messages' ? [] : below(full);
      return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.')
        ? [readFileSync(full, 'utf8')]
        : [];
    });
  return ['app', 'components', 'lib'].flatMap(below).join('\n');
}
