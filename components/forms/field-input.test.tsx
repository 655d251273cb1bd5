import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { Fields } from '@/lib/edits/types';
import { LOCALES, type Locale } from '@/lib/i18n/locales';
import { type FieldError, fieldError } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import { reportCreateSchema } from '@/lib/reports/changes';
import { REPORT_FIELDS } from '@/lib/reports/fields';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';
import { checkDraft, errorAt, errorsAtControls } from './check';
import { FieldInput } from './field-input';

/** The fields as a page of that language shows them; a key that is missing is an error. */
async function shown(
  locale: Locale,
  fields: readonly FieldSpec[],
  values: Fields,
  more: { errors?: readonly FieldError[]; quiet?: boolean } = {},
): Promise<string> {
  const messages = {
    fields: (await import(`../../lib/i18n/messages/${locale}/fields.json`)).default,
    practice: (await import(`../../lib/i18n/messages/${locale}/practice.json`)).default,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={messages}
      onError={(error) => {
        throw error;
      }}
      timeZone="UTC"
    >
      {fields.map((field) => (
        <FieldInput
          errorOf={(name) => errorAt(more.errors ?? [], name)}
          field={field}
          key={field.name}
          quiet={more.quiet}
          reviewer={more.quiet}
          value={values[field.name]}
          write={() => undefined}
        />
      ))}
    </NextIntlClientProvider>,
  );
}

const REPORT = {
  portStart: 1323,
  portEnd: 1323,
  transports: ['tcp'],
  software: { name: 'Echo', homepage: '', tagline: '' },
  role: 'default',
  summary: '',
  onByDefault: null,
  settings: [{ kind: 'env', key: 'ECHO_PORT', example: 'ECHO_PORT=1324' }],
  evidence: [
    { kind: 'vendor-docs', url: 'http://localhost/docs' },
    { key: '7.1', kind: 'observation', url: null, quote: 'LISTEN', ticked: true },
  ],
};
const ARTICLE = {
  title: 'x',
  body: 'y',
  citations: [{ id: 1, title: 't', url: 'u', publisher: '', checked: '' }],
};

describe('every field', () => {
  it.each(LOCALES)(
    'is shown and asked for in %s, in a form and beside its name',
    async (locale) => {
      for (const quiet of [false, true]) {
        for (const [fields, values] of [
          [REPORT_FIELDS, REPORT],
          [SOFTWARE_FIELDS, { domains: ['example.org'] }],
          [ARTICLE_FIELDS, ARTICLE],
        ] as const) {
          const asked = fields.filter(({ ask }) => quiet || ask !== undefined);
          const html = await shown(locale, asked, values, { quiet });
          for (const { name } of asked) expect(html).toMatch(new RegExp(`id="field-${name}[-"]`));
        }
      }
    },
  );
});

describe('what is wrong with a field', () => {
  it('is said at it, in the reader’s language', async () => {
    const checked = checkDraft({ fields: REPORT_FIELDS, schema: reportCreateSchema }, REPORT);
    const errors = errorsAtControls(checked.ok ? [] : checked.errors, REPORT_FIELDS);
    const html = await shown('pl', REPORT_FIELDS, REPORT, { errors, quiet: true });
    expect(html).toMatch(/id="field-summary-error">To pole jest wymagane\.</);
    expect(html).toMatch(/id="field-evidence-0-url-error">Podaj publiczny adres/);
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  it('has a sentence for every code', async () => {
    const errors = [fieldError('summary', 'too_big', { origin: 'string', maximum: 280 })];
    const html = await shown('he', REPORT_FIELDS, REPORT, { errors });
    expect(html).toContain('לכל היותר 280 תווים');
  });
});
