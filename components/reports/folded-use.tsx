import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MarkdownText } from '@/components/articles/markdown';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { reportOnSoftwarePath } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { FoldedLine } from './folded-line';
import { type LineFact, useLineParts } from './line-parts';

interface FoldedUseProps {
  readonly report: ReportView;
  readonly port: number;
  readonly said: readonly LineFact[];
  /** That it is locked. */
  readonly lock: ReactNode;
}

/**
 * A use far down a long list: its line and its sentence. The rest is fetched when the line is opened; it
 * stands on the page of the software as well, where the link leads whoever has no scripts.
 */
export function FoldedUse({ report, port, said, lock }: FoldedUseProps) {
  const t = useTranslations('practice');
  const locale = useLocale() as Locale;
  const { id, software, summary } = report;
  return (
    <FoldedLine
      href={localePath(locale, reportOnSoftwarePath(software.slug, id))}
      locale={locale}
      lock={lock}
      more={t('rest.link', { name: software.name })}
      parts={useLineParts(report, said)}
      port={port}
      raised={said.includes('raise')}
      reportId={id}
      sentence={<MarkdownText inline text={summary} />}
    />
  );
}
