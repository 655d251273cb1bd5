import { getTranslations } from 'next-intl/server';
import { HiddenFields } from '@/components/auth/message';
import { Moment } from '@/components/edits/moment';
import { buttonClass } from '@/components/ui/button-class';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { answerFeedbackAction } from '@/lib/feedback/actions';
import type { Moods, PageFeedback } from '@/lib/feedback/queries';
import {
  FEEDBACK_PATH,
  feedbackPagePath,
  pageFeedbackPath,
  WANTED_PATH,
} from '@/lib/feedback/routes';
import { withQuery } from '@/lib/platform/address';
import { FEEDBACK_BOUNDS, type FeedbackPage } from '@/lib/feedback/schema';
import { currentLocale } from '@/lib/i18n/current';
import { languageName, type Locale, LOCALES } from '@/lib/i18n/locales';
import styles from './feedback-desk.module.css';

interface FeedbackFilterProps {
  readonly language: Locale | undefined;
  readonly page: FeedbackPage | undefined;
}

/** All languages, or one of them; of one page that is looked at, the same. */
export async function FeedbackFilter({ language, page }: FeedbackFilterProps) {
  const [t, locale] = await Promise.all([getTranslations('feedback'), currentLocale()]);
  return (
    <nav aria-label={t('desk.languages')} className={styles.filter}>
      {[undefined, ...LOCALES].map((one) => (
        <LocaleLink
          aria-current={one === language ? 'true' : undefined}
          href={withQuery(FEEDBACK_PATH, { ...page, language: one })}
          key={one ?? 'all'}
        >
          {one === undefined ? t('desk.all') : languageName(one, locale)}
        </LocaleLink>
      ))}
      <LocaleLink href={WANTED_PATH}>{t('wanted.title')}</LocaleLink>
    </nav>
  );
}

interface FeedbackPagesProps {
  readonly pages: readonly PageFeedback[];
  /** The one language that is looked at. */
  readonly language: Locale | undefined;
}

/** Pages in need: moods by language, reasons, comments, and a form that says what was done. */
export async function FeedbackPages({ pages, language }: FeedbackPagesProps) {
  const [t, locale] = await Promise.all([getTranslations('feedback'), currentLocale()]);
  return (
    <ul className={styles.pages}>
      {pages.map((one) => (
        <li key={`${one.page}/${one.key}`}>
          <h3>
            <LocaleLink href={feedbackPagePath(one)}>
              <bdi dir="ltr">{feedbackPagePath(one)}</bdi>
            </LocaleLink>
            <small>
              <LocaleLink href={pageFeedbackPath(one)}>{t('desk.overTime')}</LocaleLink>
            </small>
          </h3>
          <ul className={styles.facts}>
            {one.byLocale.map(({ locale: language, moods }) => (
              <li key={language}>
                {languageName(language, locale)}: {t('desk.moods', { ...moods })}
              </li>
            ))}
            {one.reasons.map(({ reason, count }) => (
              <li key={reason}>
                {t(`reasons.${reason}`)} × {count}
              </li>
            ))}
          </ul>
          {one.comments.map((comment) => (
            <blockquote className={styles.comment} key={comment.id}>
              <p>
                <bdi lang={comment.locale}>{comment.text}</bdi>
              </p>
              <small>
                {languageName(comment.locale, locale)} · {t(`moods.${comment.mood}`)} ·{' '}
                <Moment at={comment.at.toISOString()} />
                {comment.answered && <> · {t('desk.answered')}</>}
              </small>
            </blockquote>
          ))}
          {(one.open > 0 || one.comments.some(({ answered }) => answered)) && (
            <AnswerForm language={language} page={one} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerFormProps {
  readonly page: PageFeedback;
  readonly language: Locale | undefined;
}

async function AnswerForm({ page: { page, key, newest }, language }: AnswerFormProps) {
  const [t, locale] = await Promise.all([getTranslations('feedback'), currentLocale()]);
  return (
    <details>
      <summary>{t('desk.answer')}</summary>
      <form action={answerFeedbackAction} className={styles.form}>
        <HiddenFields values={{ locale, page, key, upTo: newest, ...(language && { language }) }} />
        <label>
          {t('desk.note')}
          <textarea dir="auto" maxLength={FEEDBACK_BOUNDS.note} name="note" required rows={2} />
        </label>
        <p>
          <button className={buttonClass('primary')} type="submit">
            {t('desk.answer')}
          </button>
        </p>
      </form>
    </details>
  );
}

interface FeedbackWeeksProps {
  readonly weeks: readonly { readonly from: Date; readonly moods: Moods }[];
}

/** How moods went, week by week. */
export async function FeedbackWeeks({ weeks }: FeedbackWeeksProps) {
  const t = await getTranslations('feedback');
  return (
    <table className={styles.weeks}>
      <thead>
        <tr>
          <th scope="col">{t('desk.week')}</th>
          <th scope="col">{t('moods.sad')}</th>
          <th scope="col">{t('moods.unsure')}</th>
          <th scope="col">{t('moods.happy')}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ from, moods: counts }) => (
          <tr key={from.toISOString()}>
            <th scope="row">
              <Day date={from.toISOString().slice(0, 10)} />
            </th>
            <td>{counts.sad}</td>
            <td>{counts.unsure}</td>
            <td>{counts.happy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
