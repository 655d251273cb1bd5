import { useLocale, useTranslations } from 'next-intl';
import { listText } from '@/components/ui/formats';
import type { Locale } from '@/lib/i18n/locales';
import type { Grade, GradeReason } from '@/lib/reports/types';
import styles from './grade-badge.module.css';

/** A grade as a picture and a word. */
export function GradeBadge({ grade, word }: { readonly grade: Grade; readonly word: string }) {
  return <span className={`${styles.grade} ${styles[grade]}`}>{word}</span>;
}

interface GradeReasonTextProps {
  readonly grade: Grade;
  readonly reason: GradeReason;
  /** The grade stands beside it already. */
  readonly bare?: boolean;
  /** What would raise it is said elsewhere, for many reports at once. */
  readonly raised?: boolean;
}

/** A grade, why it is that and what would raise it. */
export function GradeReasonText({
  grade,
  reason,
  bare = false,
  raised = false,
}: GradeReasonTextProps) {
  const t = useTranslations('practice');
  const locale = useLocale() as Locale;
  const { sources, primarySources, contrary, confirm, dispute } = reason;
  const counts = { sources, primarySources, contrary, confirm, dispute, total: confirm + dispute };
  const why = [t(`reasons.${reason.code}`, counts)];
  if (reason.missing.length > 0 && !raised) {
    const missing = reason.missing.map((one) => t(`missing.${one}`));
    why.push(t('raise', { missing: listText(missing, locale) }));
  }
  return (
    <p className={styles.gradeReasonGrade}>
      {!bare && <GradeBadge grade={grade} word={t(`grades.${grade}`)} />}
      <span className={styles.why}>{why.join(' ')}</span>
    </p>
  );
}
