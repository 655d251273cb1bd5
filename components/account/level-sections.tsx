import { getTranslations } from 'next-intl/server';
import form from '@/components/auth/form.module.css';
import { HiddenFields, Message } from '@/components/auth/message';
import reason from '@/components/moderation/reason.module.css';
import { buttonClass } from '@/components/ui/button-class';
import { Chip, Chips } from '@/components/ui/chip';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { HANDLE_PATH } from '@/lib/auth/routes';
import { isGeneratedHandle } from '@/lib/auth/rules/handle';
import type { Actor, Suspension } from '@/lib/auth/types';
import { currentLocale } from '@/lib/i18n/current';
import { levelName } from '@/lib/levels/levels';
import { makeAppealAction } from '@/lib/moderation/actions';
import { appealUntil } from '@/lib/moderation/rules';
import { APPEAL_LENGTH, type AppealView } from '@/lib/moderation/schema';
import { limitsOf } from '@/lib/trust/rules/limits';
import type { NextLevel } from '@/lib/trust/rules/earned';
import { userPath } from '@/lib/users/routes';
import styles from './section.module.css';
import { Section } from './settings-sections';

interface StandingSectionProps {
  readonly actor: Actor & { readonly handle: string };
  readonly next: NextLevel | null;
}

/** Who one is here: handle, level, what it allows, and what is missing for the next. */
export async function StandingSection({ actor, next }: StandingSectionProps) {
  const [t, users] = await Promise.all([getTranslations('account'), getTranslations('users')]);
  const limits = limitsOf(actor.trust);
  return (
    <Section id="standing" title={<bdi dir="ltr">{actor.handle}</bdi>}>
      <Chips>
        <Chip tone={actor.established ? 'official' : 'quiet'}>
          {users(`level.${levelName(actor.trust)}`)}
        </Chip>
      </Chips>
      <p className={styles.facts}>
        <LocaleLink href={userPath(actor.handle)}>{t('standing.profile')}</LocaleLink>
        {isGeneratedHandle(actor.handle) && (
          <LocaleLink href={HANDLE_PATH}>{t('standing.choose')}</LocaleLink>
        )}
      </p>
      <p className={styles.text}>
        {t(actor.established ? 'standing.established' : 'standing.notEstablished')}
      </p>
      <p className={styles.text}>
        {limits.votesPerHour === null
          ? t('standing.free')
          : t('standing.limits', {
              open: limits.openEdits ?? 0,
              votes: limits.votesPerHour,
              proposals: limits.proposalsPerHour ?? 0,
            })}
      </p>
      {next !== null && <Missing next={next} />}
    </Section>
  );
}

async function Missing({ next }: { readonly next: NextLevel }) {
  const t = await getTranslations('account');
  const { days, edits } = next.missing;
  const points = [
    edits > 0 && t(`standing.missing.${next.level}Edits`, { count: edits }),
    next.level === 'contributor' &&
      next.missing.ports > 0 &&
      t('standing.missing.ports', { count: next.missing.ports }),
    days > 0 && t('standing.missing.days', { count: days }),
    next.level === 'reviewer' &&
      next.missing.acceptedPercent !== null &&
      t('standing.missing.accepted', { percent: next.missing.acceptedPercent }),
  ].filter((point) => point !== false);
  if (next.level === 'reviewer' && next.eligible)
    return <p className={styles.text}>{t('standing.eligible')}</p>;
  if (points.length === 0) return null;
  return (
    <div>
      <h3>{t(`standing.next.${next.level}`)}</h3>
      <ul className={styles.points}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}

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
      <blockquote className={styles.reason}>
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
          <blockquote className={styles.reason}>
            <bdi>{decision.reason}</bdi>
          </blockquote>
        </>
      )}
      <details className={styles.suspensionSectionText}>
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
