import { getTranslations } from 'next-intl/server';
import { World } from '@/components/ports/world';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { lockOn } from '@/lib/locks/rules';
import type { PortPage } from '@/lib/port-page/page-model';
import { newReportPath } from '@/lib/reports/routes';
import styles from './practice-column.module.css';
import { ReportEntry } from './report-entry';

/** The other world: what the community has found to run on the port. */
export async function PracticeColumn({ page }: { readonly page: PortPage }) {
  const [t, form] = await Promise.all([getTranslations('practice'), getTranslations('reportForm')]);
  const { reports, locks } = page;
  const empty = page.status === 'assigned' ? 'held' : 'quiet';
  return (
    <World
      aside={t('count', { count: reports.length })}
      id="practice"
      kind="community"
      title={t('title')}
    >
      <Card tone="community">
        {reports.map((report) => (
          <ReportEntry
            key={report.id}
            lock={lockOn(locks, 'report', report.id)}
            port={page.port}
            report={report}
          />
        ))}
        {reports.length === 0 && (
          <div className={styles.empty}>
            <p className={styles.title}>{t(`empty.${empty}.title`)}</p>
            <p>{t(`empty.${empty}.text`, { port: String(page.port) })}</p>
          </div>
        )}
        <div className={styles.invitation}>
          <p>{form(reports.length === 0 ? 'invite.first' : 'invite.more')}</p>
          <ButtonLink href={newReportPath(page.port)} tone="primary">
            {form('invite.button')}
          </ButtonLink>
        </div>
      </Card>
    </World>
  );
}
