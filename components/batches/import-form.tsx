import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { HiddenFields, Message } from '@/components/auth/message';
import { portsText } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { useErrorText } from '@/components/forms/words';
import reasonStyles from '@/components/moderation/reason.module.css';
import { buttonClass, FILE_CLASS } from '@/components/ui/button-class';
import { importReportsAction } from '@/lib/batches/actions';
import type { ImportAnswer } from '@/lib/batches/form-notes';
import type { BatchCheck } from '@/lib/batches/queries/check';
import { type Fault, isLineFault } from '@/lib/batches/rules/lines';
import { BATCH_BOUNDS } from '@/lib/batches/schema';
import { editPath, historyPath } from '@/lib/edits/routes';
import styles from './batches.module.css';

/** Entries of each sort that the page shows. */
const SHOWN = 50;

/** Brings many reports in: first what they would become, then the button that does it. Needs no scripts. */
export function ImportForm({ answer }: { readonly answer: ImportAnswer | null }) {
  const t = useTranslations('batches');
  const locale = useLocale();
  const check = answer?.check ?? null;
  const isWrong = answer?.problem != null;
  return (
    <form
      action={importReportsAction}
      className={styles.form}
      key={answer === null ? 'new' : JSON.stringify(answer)}
    >
      <HiddenFields values={{ locale }} />
      {answer?.problem != null && (
        <Message id="import-problem" tone="failed">
          {t(`new.problems.${answer.problem}`)}
        </Message>
      )}
      {check !== null && <Summary check={check} />}
      <label className={reasonStyles.reason}>
        {t('new.name')}
        <input
          className={styles.line}
          defaultValue={answer?.title ?? ''}
          dir="auto"
          maxLength={BATCH_BOUNDS.title}
          name="title"
          type="text"
        />
      </label>
      <label className={reasonStyles.reason}>
        {t('new.file')}
        <input
          accept=".jsonl,.ndjson,.json,.txt,application/x-ndjson"
          className={FILE_CLASS}
          name="file"
          type="file"
        />
      </label>
      <label className={reasonStyles.reason}>
        {t('new.text')}
        <span className={styles.hint}>{t('new.shape')}</span>
        <textarea
          aria-describedby={isWrong ? 'import-problem' : undefined}
          aria-invalid={isWrong}
          className={styles.lines}
          defaultValue={answer?.text ?? ''}
          dir="ltr"
          name="text"
          rows={12}
          spellCheck={false}
          wrap="off"
        />
      </label>
      {check !== null && check.faulty > 0 && (
        <label className={styles.tick}>
          <input name="skipFaulty" type="checkbox" value="yes" />
          {t('new.skipFaulty', { count: check.faulty })}
        </label>
      )}
      <p className={styles.row}>
        <button
          className={buttonClass(check === null ? 'primary' : undefined)}
          name="act"
          type="submit"
          value="check"
        >
          {t('new.check')}
        </button>
        {check !== null && check.fresh.length > 0 && (
          <button className={buttonClass('primary')} name="act" type="submit" value="import">
            {t('new.import', { count: check.fresh.length })}
          </button>
        )}
      </p>
    </form>
  );
}

/** What the lines would become, before anything is written. */
function Summary({ check }: { readonly check: BatchCheck }) {
  const t = useTranslations('batches');
  const { fresh, duplicates, refused, faults, faulty, newSoftware } = check;
  return (
    <section aria-live="polite" className={styles.summary}>
      <h2>{t('new.summary')}</h2>
      <p className="dotted">
        <span>{t('new.counts.fresh', { count: fresh.length })}</span>
        <span>{t('new.counts.duplicates', { count: duplicates.length })}</span>
        <span>{t('new.counts.refused', { count: refused.length })}</span>
        <span>{t('new.counts.faulty', { count: faulty })}</span>
      </p>
      {newSoftware.length > 0 && (
        <p>
          {t('new.newSoftware', { count: newSoftware.length })}{' '}
          <bdi>{newSoftware.slice(0, SHOWN).join(', ')}</bdi>
          {newSoftware.length > SHOWN && ' …'}
        </p>
      )}
      <Shown items={faults} label={t('new.counts.faulty', { count: faulty })}>
        {(fault) => <FaultLine fault={fault} />}
      </Shown>
      <Shown items={refused} label={t('new.counts.refused', { count: refused.length })}>
        {({ line, edit, reason, ...named }) => (
          <>
            {t('new.line', { line })}: <Named {...named} /> {t('new.refusedBy')}{' '}
            <IntlLink href={editPath(edit)}>{t('new.of.edit', { id: String(edit) })}</IntlLink>:{' '}
            <bdi>{reason}</bdi>
          </>
        )}
      </Shown>
      <Shown items={duplicates} label={t('new.counts.duplicates', { count: duplicates.length })}>
        {({ line, of, ...named }) => (
          <>
            {t('new.line', { line })}: <Named {...named} /> {t('new.same')}{' '}
            {of.type === 'line' ? (
              t('new.of.line', { id: String(of.id) })
            ) : (
              <IntlLink
                href={
                  of.type === 'edit'
                    ? editPath(of.id)
                    : historyPath({ type: 'report', id: String(of.id) })
                }
              >
                {t(`new.of.${of.type}`, { id: String(of.id) })}
              </IntlLink>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

interface NamedProps {
  readonly software: string;
  readonly portStart: number;
  readonly portEnd: number;
}

function Named({ software, portStart, portEnd }: NamedProps) {
  return (
    <>
      <bdi>{software}</bdi> · <bdi dir="ltr">{portsText({ start: portStart, end: portEnd })}</bdi>
    </>
  );
}

interface ShownProps<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  readonly children: (item: Item) => ReactNode;
}

/** The first of many, and how many there are besides. */
function Shown<Item>({ items, label, children }: ShownProps<Item>) {
  const t = useTranslations('batches');
  if (items.length === 0) return null;
  return (
    <>
      <h3>{label}</h3>
      <ul className={styles.faults}>
        {items.slice(0, SHOWN).map((item, at) => (
          <li key={at}>{children(item)}</li>
        ))}
        {items.length > SHOWN && <li>{t('new.more', { count: items.length - SHOWN })}</li>}
      </ul>
    </>
  );
}

function FaultLine({ fault }: { readonly fault: Fault }) {
  const t = useTranslations('batches');
  const textOf = useErrorText();
  const { line, path, code } = fault;
  return (
    <>
      {t('new.line', { line })}: {path !== '' && <code dir="ltr">{path}</code>}{' '}
      {isLineFault(code) ? t(`new.faults.${code}`) : textOf({ ...fault, code })}
    </>
  );
}
