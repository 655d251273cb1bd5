'use client';

import { useTranslations } from 'next-intl';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { softwareValue } from '@/components/forms/values';
import type { FormValues } from '@/components/forms/use-edit';
import type { KnownUses } from '@/lib/edits/known';
import { editPath } from '@/lib/edits/routes';
import { reportEditPath, reportPlacePath } from '@/lib/reports/routes';
import { reportedAlready } from './reported-already';
import styles from './similar-reports.module.css';

interface ReportedNoteProps {
  readonly values: FormValues;
  readonly found: KnownUses;
}

/** Links beside a form that is being filled in: they leave it where it is. */
const ASIDE = { rel: 'noopener', target: '_blank' } as const;

/** Says at the software field, as soon as it is known, that the same is reported or proposed already. */
export function ReportedNote({ values, found }: ReportedNoteProps) {
  const t = useTranslations('reportForm');
  const { portStart, portEnd, transports } = values;
  const software = softwareValue(values.software);
  const { report, edit } = reportedAlready(found, { software, portStart, portEnd, transports });
  return (
    <div className={styles.noteSlot} role="status">
      {report !== null && (
        <p className={styles.note}>
          {t.rich('already.reported', {
            name: () => <bdi>{report.software.name}</bdi>,
            ports: () => (
              <bdi dir="ltr">{portsText({ start: report.portStart, end: report.portEnd })}</bdi>
            ),
          })}{' '}
          <IntlLink {...ASIDE} href={reportPlacePath(report.portStart, report.id)}>
            {t('already.confirm')}
          </IntlLink>{' '}
          <IntlLink {...ASIDE} href={reportEditPath(report.id)}>
            {t('already.improve')}
          </IntlLink>
        </p>
      )}
      {edit !== null && (
        <p className={styles.note}>
          {t.rich('already.proposed', { name: () => <bdi>{edit.software}</bdi> })}{' '}
          <IntlLink {...ASIDE} href={editPath(edit.id)}>
            {t('already.see')}
          </IntlLink>
        </p>
      )}
    </div>
  );
}
