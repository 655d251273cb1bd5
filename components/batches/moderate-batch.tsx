import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { Section } from '@/components/browse/page-head';
import reasonStyles from '@/components/moderation/reason.module.css';
import { buttonClass } from '@/components/ui/button-class';
import { approveRestAction, undoBatchAction } from '@/lib/batches/actions';
import {
  approvalDenial,
  type BatchDenial,
  type JudgedBatch,
  sampleSize,
  undoDenial,
} from '@/lib/batches/rules/sample';
import { BATCH_BOUNDS } from '@/lib/batches/schema';
import { currentLocale } from '@/lib/i18n/current';
import styles from './batches.module.css';

interface ModerateBatchProps {
  readonly id: number;
  readonly judged: JudgedBatch;
  readonly viewer: { readonly id: string; readonly trust: number };
}

/** What a moderator can do to a batch as a whole: approve the rest of it after a sample, and undo all of it. */
export async function ModerateBatch({ id, judged, viewer }: ModerateBatchProps) {
  const t = await getTranslations('batches');
  return (
    <>
      <Section id="approve" title={t('moderate.approve')}>
        <p className={styles.text}>
          {t('moderate.approveText', {
            sampled: judged.sampled,
            needed: sampleSize(judged.edits),
            open: judged.open,
          })}
        </p>
        <ActOrDenial
          action={approveRestAction}
          denial={approvalDenial(viewer, judged)}
          id={id}
          send={t('moderate.approveSend')}
        />
      </Section>
      <Section id="undo" title={t('moderate.undo')}>
        <p className={styles.text}>{t('moderate.undoText', { left: judged.left })}</p>
        <ActOrDenial
          action={undoBatchAction}
          denial={undoDenial(viewer, judged)}
          id={id}
          send={t('moderate.undoSend')}
        />
      </Section>
    </>
  );
}

interface ActProps {
  readonly id: number;
  readonly action: (form: FormData) => Promise<void>;
  readonly denial: BatchDenial | null;
  readonly send: string;
}

/** An act with its reason, or why not. Needs no scripts. */
async function ActOrDenial({ id, action, denial, send }: ActProps) {
  const [t, locale] = await Promise.all([getTranslations('batches'), currentLocale()]);
  if (denial !== null) return <p className={styles.denied}>{t(`denied.${denial}`)}</p>;
  return (
    <form action={action} className={styles.form}>
      <HiddenFields values={{ locale, id: String(id) }} />
      <label className={reasonStyles.reason}>
        {t('moderate.reason')}
        <textarea dir="auto" maxLength={BATCH_BOUNDS.reason} name="reason" required rows={2} />
      </label>
      <p>
        <button className={buttonClass('primary')} type="submit">
          {send}
        </button>
      </p>
    </form>
  );
}
