import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { diffFields } from '@/lib/edits/rules/diff';
import edits from '@/lib/i18n/messages/en/edits.json';
import fields from '@/lib/i18n/messages/en/fields.json';
import practice from '@/lib/i18n/messages/en/practice.json';
import { mergeShapes } from '@/lib/platform/fields';
import { REPORT_FIELDS } from '@/lib/reports/fields';
import { EditDiff } from './edit-diff';

it('a list shows what an element was on one side and what it becomes on the other', () => {
  const setting = { kind: 'env', key: 'GF_SERVER_HTTP_PORT' };
  const diff = diffFields(
    { settings: [{ ...setting, example: 'GF_SERVER_HTTP_PORT=3001' }] },
    { settings: [{ ...setting, example: 'GF_SERVER_HTTP_PORT=3002' }] },
    mergeShapes(REPORT_FIELDS),
  );
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ edits, fields, practice }}
      onError={(error) => {
        throw error;
      }}
      timeZone="UTC"
    >
      <EditDiff diff={diff} />
    </NextIntlClientProvider>,
  );
  const line = 'environment variable GF_SERVER_HTTP_PORT: GF_SERVER_HTTP_PORT=';
  expect(html).toMatch(new RegExp(`<del>.*${line}3001.*</del>`));
  expect(html).toMatch(new RegExp(`<ins>.*${line}3002.*</ins>`));
});
