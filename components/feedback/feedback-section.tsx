import { useTranslations } from 'next-intl';
import { use } from 'react';
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
import { currentLocale } from '@/lib/i18n/current';
import { FeedbackForms } from './feedback-forms';
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
export function FeedbackSection({ page, reportHref, answer }: FeedbackSectionProps) {
  const t = useTranslations('feedback');
  const locale = use(currentLocale());
  return (
    <section aria-labelledby="feedback" className={`wrap ${styles.section}`}>
      <FeedbackForms
        action={feedbackEndpoint(page)}
        bound={FEEDBACK_BOUNDS.comment}
        locale={locale}
        moods={FACES.map((mood) => [mood, t(`moods.${mood}`)])}
        reasons={REASONS.map((reason) => [reason, t(`reasons.${reason}`)])}
        words={{
          title: t('title'),
          why: t('why'),
          hint: t.rich('wrongHint', {
            a: (chunks) => (
              <LocaleLink href={reportHref} rel="nofollow">
                {chunks}
              </LocaleLink>
            ),
          }),
          comment: t('comment'),
          send: t('send'),
          thanks: t('thanks'),
          failed: t('failed'),
          tooMany: t('tooMany'),
        }}
      />
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
