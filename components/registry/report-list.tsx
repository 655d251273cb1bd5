import { getTranslations } from 'next-intl/server';
import { MarkdownText } from '@/components/articles/markdown';
import { SpanLinks } from '@/components/browse/span-links';
import { GradeBadge } from '@/components/reports/grade-badge';
import { LocaleLink } from '@/components/ui/locale-link';
import type { ReportView } from '@/lib/reports/types';
import { softwarePath } from '@/lib/software/routes';
import styles from './report-list.module.css';

interface ReportListProps {
  readonly reports: readonly ReportView[];
  /** Whether each row names the software; on the software's own page it is known. */
  readonly withSoftware?: boolean;
}

/** Reported uses in short: port, software, role, grade, one sentence. The port's page has the rest. */
export async function ReportList({ reports, withSoftware = false }: ReportListProps) {
  const t = await getTranslations('practice');
  return (
    <ul className={styles.list}>
      {reports.map((report) => (
        <li key={report.id}>
          <div className={styles.head}>
            <SpanLinks spans={[{ start: report.portStart, end: report.portEnd }]} />
            <span className={styles.transports}>
              {report.transports.map((one) => one.toUpperCase()).join(', ')}
            </span>
            {withSoftware && (
              <LocaleLink className={styles.software} href={softwarePath(report.software.slug)}>
                <bdi>{report.software.name}</bdi>
              </LocaleLink>
            )}
            <span className={styles.role}>{t(`roles.${report.role}`)}</span>
            <GradeBadge grade={report.grade} word={t(`grades.${report.grade}`)} />
          </div>
          <p className={styles.text} dir="auto" lang="en">
            <MarkdownText inline text={report.summary} />
          </p>
        </li>
      ))}
    </ul>
  );
}
