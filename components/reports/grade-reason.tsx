import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/i18n/locales';
import { listText } from '@/components/ui/list-text';
import type { Grade, GradeReason } from '@/lib/reports/types';
import { GradeBadge } from './grade-badge';
import styles from './grade-reason.module.css';

interface GradeReasonTextProps {
  readonly grade: Grade;
  readonly reason: GradeReason;
}

/** A grade, why it is that and what would raise it. */
export function GradeReasonText({ grade, reason }: GradeReasonTextProps) {
  const t = useTranslations('practice');
  const locale = useLocale() as Locale;
  const { sources, primarySources, contrary, confirm, dispute } = reason;
  const counts = { sources, primarySources, contrary, confirm, dispute, total: confirm + dispute };
  const missing = reason.missing.map((one) => t(`missing.${one}`));
  return (
    <p className={styles.grade}>
      <GradeBadge grade={grade} word={t(`grades.${grade}`)} />
      <span className={styles.why}>
        {t(`reasons.${reason.code}`, counts)}
        {missing.length > 0 && ` ${t('raise', { missing: listText(missing, locale) })}`}
      </span>
    </p>
  );
}
