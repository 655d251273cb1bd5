import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import check from '@/lib/i18n/messages/en/check.json';
import practice from '@/lib/i18n/messages/en/practice.json';
import { exampleReport } from '@/lib/port-page/sentence.examples';
import type { ReportView, SettingView } from '@/lib/reports/types';
import { ReportCard } from './report-card';

const SETTINGS: readonly SettingView[] = [
  { kind: 'env', key: 'GF_SERVER_HTTP_PORT', example: 'GF_SERVER_HTTP_PORT=3001' },
  { kind: 'file', key: 'grafana.ini [server] http_port', example: 'http_port = 3001' },
];

function shown(more: Partial<ReportView>, preview = false): string {
  const report = exampleReport(
    ['grafana', 'Grafana', 'a', 'dashboard platform'],
    more.role ?? 'default',
    more,
  );
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={preview ? { practice } : { practice, check }}
      onError={(error) => {
        throw error;
      }}
      timeZone="UTC"
    >
      <ReportCard preview={preview} report={report} />
    </NextIntlClientProvider>,
  );
}

describe('the settings of a use', () => {
  it('are lines to copy; of a file it is said which, and where in it', () => {
    const html = shown({ settings: [...SETTINGS] });
    expect(html).toContain('To use another port');
    expect(html).toContain('aria-label="Copy GF_SERVER_HTTP_PORT=3001"');
    expect(html).toContain('aria-label="Copy http_port = 3001"');
    expect(html).toContain('<code dir="ltr">grafana.ini [server] http_port</code>');
    expect(html).not.toContain('<code dir="ltr">GF_SERVER_HTTP_PORT</code>');
  });

  it('are shown in a preview too, where there is nothing to copy yet', () => {
    const html = shown({ settings: [...SETTINGS] }, true);
    expect(html).toContain('GF_SERVER_HTTP_PORT=3001');
    expect(html).not.toContain('<button');
  });

  it('are not shown where there are none, nor of malware', () => {
    expect(shown({})).not.toContain('To use another port');
    expect(shown({ role: 'malware', settings: [...SETTINGS] })).not.toContain('3001');
  });
});
