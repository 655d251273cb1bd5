import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import fields from '@/lib/i18n/messages/en/fields.json';
import practice from '@/lib/i18n/messages/en/practice.json';
import { exampleReport } from '@/lib/port-page/sentence.examples';
import { SHOWN_LINES } from '@/lib/reports/fields';
import { ReportCard } from './report-card';

function shown(more: object): string {
  const report = exampleReport(['redis', 'Redis', 'an', 'in-memory store'], 'default', more);
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ fields, practice }} timeZone="UTC">
      <ReportCard preview report={report} />
    </NextIntlClientProvider>,
  );
}

it('a report shows each optional line that it has, with its name', () => {
  expect(SHOWN_LINES.map(({ name }) => name)).toContain('versions');
  for (const { name } of SHOWN_LINES) {
    const called = (fields.names as Readonly<Record<string, string>>)[name] ?? name;
    expect(shown({ [name]: 'of <this>' })).toContain(
      `${called}: <bdi lang="en">of &lt;this&gt;</bdi>`,
    );
    expect(shown({})).not.toContain(`${called}:`);
  }
});
