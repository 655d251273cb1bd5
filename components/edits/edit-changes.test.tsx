import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { diffFields } from '@/lib/edits/rules/diff';
import type { AlsoChanges, EditView } from '@/lib/edits/schema';
import edits from '@/lib/i18n/messages/en/edits.json';
import fields from '@/lib/i18n/messages/en/fields.json';
import practice from '@/lib/i18n/messages/en/practice.json';
import { mergeShapes } from '@/lib/platform/fields';
import { REPORT_FIELDS } from '@/lib/reports/fields';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';
import { EditChanges } from './edit-changes';

type Shown = Pick<EditView, 'diff' | 'alsoChanges'>;
type Diff = AlsoChanges['diff'];

/** The words of each row and heading of what the page shows. */
function shown({ diff, alsoChanges }: Shown): string[] {
  const edit = {
    ...{ state: 'open', conflict: null, diff, alsoChanges },
    subject: { type: 'report', id: null, name: 'Foo' },
  } as unknown as EditView;
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ edits, fields, practice }}
      onError={(error) => {
        throw error;
      }}
      timeZone="UTC"
    >
      <EditChanges edit={edit} primary={[]} />
    </NextIntlClientProvider>,
  );
  const parts = html.split(/<\/tr>|<\/h\d>|<\/caption>/);
  return parts.map((part) =>
    part
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const newReport = diffFields(null, { software: 'foo' }, mergeShapes(REPORT_FIELDS)) as Diff;
const entry = (before: object | null, after: object) =>
  diffFields(before as never, after as never, mergeShapes(SOFTWARE_FIELDS)) as Diff;

it('shows the new entry of a report by the fields of an entry', () => {
  const said = {
    ...{ homepage: 'https://foo.example', tagline: 'Buy it', aliases: ['Redis', 'MySQL'] },
    ...{ taglines: {}, commonness: 'special', state: 'active' },
  };
  const foo: AlsoChanges = {
    subject: { type: 'software', id: null, name: 'Foo' },
    ...{ ports: null, created: true, diff: entry(null, said) },
  };
  const rows = shown({ diff: newReport, alsoChanges: [foo] });
  for (const row of [
    'Software Foo (new entry)',
    'What else it changes',
    'Software · Foo (new entry)',
    'Homepage https://foo.example',
    'Tagline Buy it',
    'Other names Redis, MySQL',
  ])
    expect(rows).toContain(row);
  for (const word of ['other languages', 'How common', 'State'])
    expect(rows.filter((row) => row.includes(word))).toEqual([]);
});

it('calls an entry new only where the edit makes it', () => {
  expect(shown({ diff: newReport, alsoChanges: [] })).toContain('Software Foo');
});

it('shows what something else gains beside what it has, and what happens to several alike once', () => {
  const gains = entry({ domains: ['echo.example'] }, { domains: ['echo.example', 'foo.example'] });
  const moves = diffFields(
    { software: 'foo' },
    { software: 'echo' },
    mergeShapes(REPORT_FIELDS),
  ) as Diff;
  const report = (id: number): AlsoChanges => ({
    subject: { type: 'report', id, name: 'Foo' },
    ...{ ports: { start: 2000 + id, end: 2000 + id }, created: false, diff: moves },
  });
  const echo: AlsoChanges = {
    subject: { type: 'software', id: 'echo', name: 'Echo' },
    ...{ ports: null, created: false, diff: gains },
  };
  const rows = shown({ diff: newReport, alsoChanges: [echo, report(1), report(2)] });
  for (const row of [
    'Software Foo',
    'Software · Echo',
    'Domains echo.example added: foo.example echo.example',
    '2001 · Foo 2002 · Foo',
    'Software removed: foo added: echo',
  ])
    expect(rows).toContain(row);
});
