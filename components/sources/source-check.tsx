import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/components/ui/formats';
import { SiteLink } from '@/components/ui/site-link';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { reportEditPath } from '@/lib/reports/routes';
import type { SourceCheckView } from '@/lib/sources/types';
import styles from './source-check.module.css';

interface SourceCheckProps {
  readonly check: SourceCheckView;
  /** The report that asks for a new source where this one is gone. */
  readonly reportId?: number | undefined;
}

/** What became of a quoted line when its page was read again. It says so; the grade is decided elsewhere. */
export function SourceCheck({ check, reportId }: SourceCheckProps) {
  const t = useTranslations('practice.evidence.check');
  const locale = useLocale() as Locale;
  const { state, reason, movedTo, checkedOn, seenOn } = check;
  const day = (date: string) => <time dateTime={date}>{formatDay(date, locale)}</time>;
  const isMissed = state === 'gone' || state === 'unreachable';
  return (
    <p className={`${styles.check} ${styles[state] ?? ''}`}>
      <span aria-hidden="true" className={styles.mark} />
      <span>
        {t.rich(state, {
          date: () => day(checkedOn),
          a: (chunks) =>
            movedTo === null ? (
              chunks
            ) : (
              <a href={movedTo} rel="nofollow ugc noopener">
                {chunks}
              </a>
            ),
        })}
        {reason !== null && <> {t(`reasons.${reason}`)}</>}
        {isMissed && seenOn !== null && <> {t.rich('seen', { date: () => day(seenOn) })}</>}
        {state === 'gone' && reportId !== undefined && (
          <>
            {' '}
            {t.rich('wanted', {
              a: (chunks) => (
                <SiteLink href={localePath(locale, reportEditPath(reportId))} rel="nofollow">
                  {chunks}
                </SiteLink>
              ),
            })}
          </>
        )}
      </span>
    </p>
  );
}
