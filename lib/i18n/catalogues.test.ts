import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
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
    const unused = NAMESPACES.flatMap((namespace) =>
      flat(read('en', namespace)).map(([key]) => ({ namespace, key })),
    ).filter(({ key }) => !isAskedFor(key, asked));
    expect(unused.map(({ namespace, key }) => `${namespace}.${key}`)).toEqual([]);
  });
});

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
