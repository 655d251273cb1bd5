'use client';

import { useTranslations } from 'next-intl';
import type { FormWiring } from '@/components/forms/check';
import { EditFrame } from '@/components/forms/edit-frame';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { softwareValue } from '@/components/forms/values';
import { previewReport } from '@/components/reports/form/preview';
import styles from '@/components/reports/form/report-form.module.css';
import { MoreFields, ReportFields, Sources } from '@/components/reports/form/report-fields';
import { useEntry } from '@/components/reports/form/use-entry';
import { SimilarReports, useSimilarReports } from '@/components/reports/form/similar-reports';
import {
  changedReport,
  REPORT_FORM_FIELDS,
  reportValues,
  withReport,
} from '@/components/reports/form/values';
import { ReportCard } from '@/components/reports/report-card';
import { Card } from '@/components/ui/card';
import type { KnownUses } from '@/lib/edits/known';
import type { EditableReport } from '@/lib/reports/queries';
import { reportEditPath } from '@/lib/reports/routes';

interface EditReportProps extends FormWiring<FormValues> {
  readonly report: EditableReport;
  readonly similarReports: KnownUses;
  readonly today: string;
}

/** Changes to a report, field by field, with what it will read like beside it. */
export function EditReport(props: EditReportProps) {
  const { report, similarReports: similarFirst, today, onceKey, action, posted } = props;
  const t = useTranslations('editForms');
  const editing = useEdit({
    draftName: `report-edit:${report.id}`,
    fields: REPORT_FORM_FIELDS,
    initial: reportValues(report.content, report.software),
    revision: report.revision,
    posted,
    check: (now, before) => changedReport(report.id, now, before),
    withContent: withReport(report.software),
  });
  const { values, change } = editing.draft;
  const { slug } = softwareValue(values.software);
  const similarReports = useSimilarReports(similarFirst, {
    portStart: String(values.portStart),
    portEnd: String(values.portEnd),
    software: slug,
  });
  const entry = useEntry(slug, report.software);
  return (
    <div className={styles.columns}>
      <EditFrame
        editing={editing}
        noteHint={t('note.hint')}
        onceKey={onceKey}
        path={reportEditPath(report.id)}
        post={action}
        submitLabel={t('submit')}
      >
        {(errorOf) => {
          const fields = { change, errorOf, values };
          return (
            <>
              <ReportFields {...fields} />
              <MoreFields {...fields} />
              <Sources {...fields} />
            </>
          );
        }}
      </EditFrame>
      <div className={styles.aside}>
        <section aria-labelledby="preview-title" className={styles.preview}>
          <h2 id="preview-title">{t('preview')}</h2>
          <Card tone="community">
            <ReportCard
              preview
              report={previewReport(values, { entry, today, votes: report.votes })}
            />
          </Card>
        </section>
        <SimilarReports except={report.id} found={similarReports} software={slug} />
      </div>
    </div>
  );
}
