'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { DraftNote } from '@/components/forms/draft-note';
import { LineField } from '@/components/forms/text-fields';
import { faultAt } from '@/components/forms/faults';
import { standingIn } from '@/components/forms/standing';
import formStyles from '@/components/forms/form.module.css';
import type { FormWiring } from '@/components/forms/form-action';
import { OutcomeNote } from '@/components/forms/outcome-note';
import { useDraft } from '@/components/forms/use-draft';
import { useProposal } from '@/components/forms/use-proposal';
import { ReportCard } from '@/components/reports/report-card';
import { buttonClass } from '@/components/ui/button-class';
import { Card } from '@/components/ui/card';
import type { KnownUses } from '@/lib/edits/known';
import { editPath } from '@/lib/edits/routes';
import { isLocale, localePath } from '@/lib/i18n/locales';
import type { Transport } from '@/lib/ports/types';
import { newReportPath } from '@/lib/reports/routes';
import { checkNewReport, fieldOfFault } from './changes';
import { useReportLabels } from './field-labels';
import { KnownPanel } from './known-panel';
import { MoreFields } from './more-fields';
import { previewReport } from './preview';
import styles from './report-form.module.css';
import { OneSource, ReportFields, type ReportFieldsProps } from './report-fields';
import { useEntry } from './use-entry';
import { useKnown } from './use-known';
import { blankReport, type ReportValues } from './values';

interface ReportFormProps extends FormWiring<ReportValues> {
  readonly port: number;
  /** Transports that are ticked to begin with. */
  readonly transports: readonly Transport[];
  readonly known: KnownUses;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** A new report: one piece of software, one sentence, one source; what is there already and the entry beside it. */
export function ReportForm({
  port,
  transports,
  known: knownFirst,
  today,
  onceKey,
  action,
  posted,
}: ReportFormProps) {
  const t = useTranslations('reportForm');
  const locale = useLocale();
  const draft = useDraft(`report:${port}`, posted?.values ?? blankReport(port, transports), {
    touched: posted !== null,
  });
  const proposal = useProposal(posted?.outcome ?? null);
  const labelOf = useReportLabels();
  const { values, change } = draft;
  const known = useKnown(knownFirst, {
    portStart: values.portStart,
    portEnd: values.portEnd,
    software: values.softwareSlug,
  });
  const { outcome } = proposal;
  const [sent, setSent] = useState(posted?.values ?? null);
  const faults = standingIn({ outcome, sent, values, check: checkNewReport, nameOf: fieldOfFault });
  const faultOf = (name: string) => faultAt(faults, name);
  const fields: ReportFieldsProps = { values, change, faultOf };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setSent(values);
    const checked = checkNewReport(values);
    if (!checked.ok) {
      proposal.show({ type: 'faults', faults: checked.faults });
      return;
    }
    const note =
      values.note.trim() === ''
        ? t('note.default', { software: values.softwareName.trim(), port: values.portStart })
        : values.note;
    const done = await proposal.send({ kind: 'report.create', changes: checked.changes, note });
    if (done?.type !== 'accepted') return;
    draft.finish();
    location.assign(isLocale(locale) ? localePath(locale, editPath(done.id)) : editPath(done.id));
  };

  return (
    <div className={styles.columns}>
      <form
        action={action}
        className={formStyles.form}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        <input name="onceKey" type="hidden" value={onceKey} />
        <input name="locale" type="hidden" value={locale} />
        <OutcomeNote
          labelOf={labelOf}
          nameOf={fieldOfFault}
          outcome={outcome}
          path={newReportPath(port)}
        />
        <DraftNote discard={draft.discard} restoredAt={draft.restoredAt} />
        <ReportFields {...fields} />
        <OneSource {...fields} />
        <details
          open={['versions', 'onByDefault', 'description', 'note'].some(
            (name) => faultOf(name) !== undefined,
          )}
        >
          <summary>{t('more')}</summary>
          <div className={formStyles.folded}>
            <MoreFields {...fields} />
            <LineField
              fault={faultOf('note')}
              hint={t('note.hint')}
              label={t('note.label')}
              name="note"
              optional
              value={values.note}
              write={(value) => change({ note: value })}
            />
          </div>
        </details>
        <div className={formStyles.bar}>
          <button aria-disabled={proposal.sending} className={buttonClass('primary')} type="submit">
            {t(proposal.sending ? 'sending' : 'submit')}
          </button>
          <p>{t(draft.kept ? 'keptHere' : 'next')}</p>
        </div>
      </form>
      <div className={styles.aside}>
        <Preview today={today} values={values} />
        <KnownPanel known={known} software={values.softwareSlug} />
      </div>
    </div>
  );
}

/** The entry as its page will show it. */
function Preview({ values, today }: { readonly values: ReportValues; readonly today: string }) {
  const t = useTranslations('reportForm');
  const entry = useEntry(values.softwareSlug);
  const empty = values.softwareName.trim() === '' && values.summary.trim() === '';
  return (
    <section aria-labelledby="preview-title" className={styles.preview}>
      <h2 id="preview-title">{t('preview.title')}</h2>
      {empty ? (
        <p className={formStyles.quiet}>{t('preview.empty')}</p>
      ) : (
        <Card tone="community">
          <ReportCard preview report={previewReport(values, { entry, today })} />
        </Card>
      )}
    </section>
  );
}
