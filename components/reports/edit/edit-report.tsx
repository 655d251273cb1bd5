'use client';

import { useTranslations } from 'next-intl';
import { EditFrame } from '@/components/forms/edit-frame';
import type { FormWiring } from '@/components/forms/form-action';
import { useEdit } from '@/components/forms/use-edit';
import { fieldOfFault } from '@/components/reports/form/changes';
import { useReportLabels } from '@/components/reports/form/field-labels';
import { KnownPanel } from '@/components/reports/form/known-panel';
import { MoreFields } from '@/components/reports/form/more-fields';
import { previewReport } from '@/components/reports/form/preview';
import styles from '@/components/reports/form/report-form.module.css';
import { ReportFields } from '@/components/reports/form/report-fields';
import { useEntry } from '@/components/reports/form/use-entry';
import { useKnown } from '@/components/reports/form/use-known';
import { reportValues, type ReportValues } from '@/components/reports/form/values';
import { ReportCard } from '@/components/reports/report-card';
import { Card } from '@/components/ui/card';
import type { KnownUses } from '@/lib/edits/known';
import type { EditableReport } from '@/lib/reports/queries/content';
import { reportEditPath } from '@/lib/reports/routes';
import { EvidenceEditor } from './evidence-editor';
import {
  checkReportEdit,
  fieldsOfContent,
  reportText,
  REPORT_SHAPES,
  withReportContent,
} from './report-edit';

interface EditReportProps extends FormWiring<ReportValues> {
  readonly report: EditableReport;
  readonly known: KnownUses;
  readonly today: string;
}

/** Changes to a report, field by field, with what it will read like beside it. */
export function EditReport({
  report,
  known: knownFirst,
  today,
  onceKey,
  action,
  posted,
}: EditReportProps) {
  const t = useTranslations('editForms');
  const labelOf = useReportLabels();
  const editing = useEdit<ReportValues>({
    draftName: `report-edit:${report.id}`,
    initial: reportValues(report.content, report.software.name),
    revision: report.revision,
    posted,
    shapes: REPORT_SHAPES,
    check: (values, before) => checkReportEdit(report.id, values, before),
    withContent: (values, fields) => withReportContent(report, values, fields),
  });
  const { values, change } = editing.draft;
  const known = useKnown(knownFirst, {
    portStart: values.portStart,
    portEnd: values.portEnd,
    software: values.softwareSlug,
  });
  const entry = useEntry(values.softwareSlug, report.software);
  return (
    <div className={styles.columns}>
      <EditFrame<ReportValues>
        disagreement={(field, theirs, mine) => ({
          theirs: reportText(field, theirs),
          mine: reportText(field, mine),
        })}
        editing={editing}
        fieldsOf={fieldsOfContent}
        labelOf={labelOf}
        nameOf={fieldOfFault}
        noteHint={t('note.hint')}
        onceKey={onceKey}
        path={reportEditPath(report.id)}
        post={action}
        submitLabel={t('submit')}
      >
        {(faultOf) => (
          <>
            <ReportFields change={change} faultOf={faultOf} values={values} />
            <MoreFields change={change} faultOf={faultOf} values={values} />
            <EvidenceEditor
              change={(evidence) => change({ evidence })}
              evidence={values.evidence}
              faultOf={faultOf}
            />
          </>
        )}
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
        <KnownPanel except={report.id} known={known} software={values.softwareSlug} />
      </div>
    </div>
  );
}
