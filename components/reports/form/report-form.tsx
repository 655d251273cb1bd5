'use client';

import { useTranslations } from 'next-intl';
import { useSignedInHint } from '@/components/client/viewer-hint';
import { LineField } from '@/components/forms/controls';
import type { FormWiring } from '@/components/forms/check';
import { EditFrame, type EditFrameProps } from '@/components/forms/edit-frame';
import formStyles from '@/components/forms/form.module.css';
import { type FormValues, useEdit } from '@/components/forms/use-edit';
import { softwareValue } from '@/components/forms/values';
import { ReportCard } from '@/components/reports/report-card';
import { Card } from '@/components/ui/card';
import type { KnownUses } from '@/lib/edits/known';
import type { Transport } from '@/lib/ports/types';
import { OPTIONAL_REPORT_FIELDS } from '@/lib/reports/fields';
import type { ReportFormQuery } from '@/lib/reports/form-schema';
import { newReportPath } from '@/lib/reports/routes';
import { previewReport } from './preview';
import styles from './report-form.module.css';
import { MoreFields, ReportFields, Sources } from './report-fields';
import { ReportedNote } from './reported-note';
import { useEntry } from './use-entry';
import { SimilarReports, useSimilarReports } from './similar-reports';
import { blankReport, newReport, REPORT_FORM_FIELDS } from './values';

interface ReportFormProps extends FormWiring<FormValues> {
  readonly port: number;
  /** Transports that are ticked to begin with. */
  readonly transports: readonly Transport[];
  /** What the address fills in. */
  readonly given: ReportFormQuery;
  readonly similarReports: KnownUses;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly signIn: EditFrameProps['signIn'];
}

/** What is folded away until somebody knows more, or something in it is wrong. */
const FOLDED = [...OPTIONAL_REPORT_FIELDS.map(({ name }) => name), 'note'];

/** A new report: one piece of software, one sentence, one source; what is there already and the entry beside it. */
export function ReportForm(props: ReportFormProps) {
  const { port, transports, similarReports: similarFirst, today, onceKey, action } = props;
  const { posted, given } = props;
  const isMember = useSignedInHint();
  const t = useTranslations('reportForm');
  const editing = useEdit({
    draftName: `report:${port}`,
    fields: REPORT_FORM_FIELDS,
    initial: blankReport(port, transports, given),
    revision: null,
    posted,
    check: (now) =>
      newReport(
        now,
        t('note.default', {
          software: softwareValue(now.software).name.trim(),
          port: String(now.portStart),
        }),
      ),
  });
  const { values, change } = editing.draft;
  const { slug } = softwareValue(values.software);
  const similarReports = useSimilarReports(similarFirst, {
    portStart: String(values.portStart),
    portEnd: String(values.portEnd),
    software: slug,
  });
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <EditFrame
          editing={editing}
          labelOf={(name) => (name === 'note' ? t('note.label') : undefined)}
          next={t(isMember ? 'next' : 'nextVisitor')}
          noteHint={null}
          onceKey={onceKey}
          path={newReportPath(port)}
          post={action}
          signIn={props.signIn}
          submitLabel={t('submit')}
        >
          {(errorOf) => (
            <>
              <ReportFields
                change={change}
                errorOf={errorOf}
                noted={<ReportedNote found={similarReports} values={values} />}
                values={values}
              />
              <Sources change={change} errorOf={errorOf} one values={values} />
              <details open={FOLDED.some((name) => errorOf(name) !== undefined)}>
                <summary>{t('more')}</summary>
                <div className={formStyles.folded}>
                  <MoreFields change={change} errorOf={errorOf} values={values} />
                  <LineField
                    error={errorOf('note')}
                    hint={t('note.hint')}
                    label={t('note.label')}
                    name="note"
                    optional
                    value={values.note}
                    write={(note) => change({ note })}
                  />
                </div>
              </details>
            </>
          )}
        </EditFrame>
      </div>
      <div className={styles.aside}>
        <Preview today={today} values={values} />
        <SimilarReports found={similarReports} software={slug} />
      </div>
    </div>
  );
}

/** The entry as its page will show it. */
function Preview({ values, today }: { readonly values: FormValues; readonly today: string }) {
  const t = useTranslations('reportForm');
  const { slug, name } = softwareValue(values.software);
  const entry = useEntry(slug);
  const isEmpty = name.trim() === '' && String(values.summary).trim() === '';
  return (
    <section aria-labelledby="preview-title" className={styles.preview}>
      <h2 id="preview-title">{t('preview.title')}</h2>
      {isEmpty ? (
        <p className={formStyles.quiet}>{t('preview.empty')}</p>
      ) : (
        <Card tone="community">
          <ReportCard preview report={previewReport(values, { entry, today })} />
        </Card>
      )}
    </section>
  );
}
