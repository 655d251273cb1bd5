import { useTranslations } from 'next-intl';
import { Tagline } from '@/components/software/tagline';
import { reportAnchor } from '@/lib/reports/routes';
import type { ReportView } from '@/lib/reports/types';
import { GradeBadge } from './grade-badge';
import styles from './report-card.module.css';
import type { LineParts } from './use-line';

/** What a list may say once for many uses, so that their lines need not. */
export type LineFact = 'role' | 'transports' | 'raise';

/** The line of a report in the page's language, without what the list says already. */
export function useLineParts(report: ReportView, said: readonly LineFact[]): LineParts {
  const t = useTranslations('practice');
  const { id, software, role, transports, grade } = report;
  return {
    anchor: reportAnchor(id),
    link: t('link', { name: software.name }),
    name: software.name,
    tagline: <Tagline className={styles.tagline} of={software} />,
    role: said.includes('role') ? null : t(`roles.${role}`),
    transports: said.includes('transports')
      ? null
      : transports.map((transport) => transport.toUpperCase()).join(' '),
    grade: <GradeBadge grade={grade} word={t(`grades.${grade}`)} />,
  };
}
