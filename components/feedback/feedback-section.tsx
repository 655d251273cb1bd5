import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { buttonClass } from '@/components/ui/button-class';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { feedbackEndpoint } from '@/lib/feedback/routes';
import {
  FEEDBACK_BOUNDS,
  type FeedbackAnswer,
  type FeedbackPage,
  type Mood,
  MOODS,
  REASONS,
} from '@/lib/feedback/schema';
import { FEEDBACK_THANKS, FEEDBACK_WHY } from '@/lib/feedback/steps';
import { currentLocale } from '@/lib/i18n/current';
import { FeedbackSender } from './feedback-sender';
import styles from './feedback-section.module.css';

interface FeedbackSectionProps {
  readonly page: FeedbackPage;
  /** Where a wrong or missing use is reported. */
  readonly reportHref: string;
  /** What was done last about what readers said. */
  readonly answer: FeedbackAnswer | null;
}

const FACES: readonly Mood[] = [...MOODS].reverse();

/**
 * Asks whether the page helped. Plain forms: what comes next shows itself as the address's fragment, so that
 * it works without scripts and the page is the same for everybody; with scripts nothing is loaded anew.
 */
export async function FeedbackSection({ page, reportHref, answer }: FeedbackSectionProps) {
  const [t, locale] = await Promise.all([getTranslations('feedback'), currentLocale()]);
  const action = feedbackEndpoint(page);
  return (
    <section aria-labelledby="feedback" className={styles.section}>
      <FeedbackSender failed={t('failed')} tooMany={t('tooMany')}>
        <form action={action} className={styles.ask} method="post">
          <h2 id="feedback">{t('title')}</h2>
          <HiddenFields values={{ locale }} />
          <span className={styles.faces}>
            {FACES.map((mood) => (
              <button key={mood} name="mood" type="submit" value={mood}>
                {t(`moods.${mood}`)}
              </button>
            ))}
          </span>
        </form>
        <form
          action={action}
          aria-labelledby="feedback-reason"
          className={styles.step}
          id={FEEDBACK_WHY}
          method="post"
          tabIndex={-1}
        >
          <HiddenFields values={{ locale }} />
          <fieldset>
            <legend id="feedback-reason">{t('why')}</legend>
            {REASONS.map((reason) => (
              <label key={reason}>
                <input name="reason" type="radio" value={reason} /> {t(`reasons.${reason}`)}
              </label>
            ))}
          </fieldset>
          <p className={styles.hint}>
            {t.rich('wrongHint', {
              a: (chunks) => (
                <LocaleLink href={reportHref} rel="nofollow">
                  {chunks}
                </LocaleLink>
              ),
            })}
          </p>
          <label className={styles.comment}>
            {t('comment')}
            <textarea dir="auto" maxLength={FEEDBACK_BOUNDS.comment} name="comment" rows={2} />
          </label>
          <p>
            <button className={buttonClass()} type="submit">
              {t('send')}
            </button>
          </p>
        </form>
        <p className={styles.step} id={FEEDBACK_THANKS} tabIndex={-1}>
          {t('thanks')}
        </p>
      </FeedbackSender>
      {answer !== null && (
        <p className={styles.answer}>
          {t.rich('answered', {
            readers: answer.readers,
            date: () => <Day date={answer.createdAt.toISOString().slice(0, 10)} />,
            note: () => <bdi>{answer.note}</bdi>,
          })}
        </p>
      )}
    </section>
  );
}
