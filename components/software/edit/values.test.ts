import { expect, test } from 'vitest';
import { changedFields, rebaseValues } from '@/components/forms/clean';
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/locales';
import { SOFTWARE_FORM_FIELDS, softwareFromForm, softwareValues } from './values';

const entry = (more: object) =>
  softwareValues({
    slug: 'echo',
    name: 'Echo',
    tagline: 'Go web framework',
    article: 'a',
    homepage: 'https://echo.labstack.com',
    domains: [],
    repositories: [],
    aliases: ['labstack echo'],
    state: 'active',
    mergedInto: null,
    ...more,
  });

const NO_LINES = Object.fromEntries(
  LOCALES.filter((locale) => locale !== DEFAULT_LOCALE).map((locale) => [locale, '']),
);

test('a form holds a line for each language but English, and changes hold those that say something', () => {
  const before = entry({ taglines: { pl: 'framework webowy' } });
  expect(before.taglines).toEqual({ ...NO_LINES, pl: 'framework webowy' });
  const now = { ...before, taglines: { he: ' ', pl: '', es: 'framework web' }, note: '' };
  expect(changedFields(SOFTWARE_FORM_FIELDS, now, before)).toEqual({
    taglines: { es: 'framework web' },
  });
  const form = new FormData();
  form.set('taglines.es', 'framework web');
  expect(softwareFromForm(form).taglines).toEqual({ ...NO_LINES, es: 'framework web' });
});

test('lists that two people have lengthened hold what both added, and miss what either took out', () => {
  const sides = {
    base: entry({ domains: ['example.org'] }),
    theirs: entry({ domains: ['example.org', 'example.com'], aliases: ['go echo'] }),
    mine: { ...entry({ aliases: ['labstack echo', 'echo v4'] }), note: 'Found it.' },
  };
  expect(rebaseValues(sides, SOFTWARE_FORM_FIELDS, () => 'mine')).toEqual({
    ...entry({ domains: ['example.com'], aliases: ['echo v4', 'go echo'] }),
    note: 'Found it.',
  });
});
