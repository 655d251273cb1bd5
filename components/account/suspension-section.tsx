import { getTranslations } from 'next-intl/server';
import form from '@/components/auth/form.module.css';
import { HiddenFields } from '@/components/auth/hidden-fields';
import { Message } from '@/components/auth/message';
import reason from '@/components/moderation/reason.module.css';
import { Day } from '@/components/ui/day';
import { buttonClass } from '@/components/ui/button-class';
import type { Suspension } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { makeAppealAction } from '@/lib/moderation/actions';
import { appealUntil } from '@/lib/moderation/rules';
import { APPEAL_LENGTH, type AppealView } from '@/lib/moderation/schema';
import { Section } from './section';
import styles from './section.module.css';
import own from './suspension-section.module.css';

interface SuspensionSectionProps {
  readonly suspension: Suspension;
  /** What was said against it; null where nothing was. */
  readonly appeal: AppealView | null;
  /** Whether there is still time for an appeal. */
  readonly inTime: boolean;
  /** Whether an appeal came without a text just now. */
  readonly textMissing: boolean;
}

/** Tells whoever is suspended so, why, and how to appeal. */
export async function SuspensionSection(props: SuspensionSectionProps) {
  const t = await getTranslations('moderation');
  const { since, reason } = props.suspension;
  return (
    <Section danger id="suspension" title={t('own.title')}>
      <p className={styles.text}>
        {t.rich('own.since', { date: () => <Day date={dayOf(since)} /> })}
      </p>
      <blockquote className={own.reason}>
        <bdi>{reason}</bdi>
      </blockquote>
      <p className={styles.text}>{t('own.means')}</p>
      <Appeal {...props} />
    </Section>
  );
}

async function Appeal({ suspension, appeal, inTime, textMissing }: SuspensionSectionProps) {
  const t = await getTranslations('moderation');
  if (appeal !== null) return <Made appeal={appeal} />;
  const until = () => <Day date={dayOf(appealUntil(suspension.since))} />;
  if (!inTime) return <p className={styles.text}>{t.rich('own.tooLate', { date: until })}</p>;
  return (
    <>
      <p className={styles.text}>{t.rich('own.how', { date: until })}</p>
      <form action={makeAppealAction} className={form.form}>
        <HiddenFields values={{ locale: await currentLocale() }} />
        <label className={reason.reason}>
          {t('own.label')}
          <textarea dir="auto" maxLength={APPEAL_LENGTH} name="text" required rows={5} />
        </label>
        {textMissing && <Message tone="failed">{t('own.fault')}</Message>}
        <button className={buttonClass('primary')} type="submit">
          {t('own.send')}
        </button>
      </form>
    </>
  );
}

async function Made({ appeal }: { readonly appeal: AppealView }) {
  const t = await getTranslations('moderation');
  const made = () => <Day date={appeal.createdAt.slice(0, 10)} />;
  const { decision } = appeal;
  return (
    <>
      {decision === null ? (
        <p className={styles.text} role="status">
          {t.rich('own.waiting', { date: made })}
        </p>
      ) : (
        <>
          <p className={styles.text}>
            {t.rich('own.upheld', { date: () => <Day date={decision.at.slice(0, 10)} /> })}
          </p>
          <blockquote className={own.reason}>
            <bdi>{decision.reason}</bdi>
          </blockquote>
        </>
      )}
      <details className={own.text}>
        <summary>{t('own.yours')}</summary>
        <p>
          <bdi>{appeal.text}</bdi>
        </p>
      </details>
    </>
  );
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
