import { useTranslations } from 'next-intl';
import { EditDiff } from '@/components/edits/edit-diff';
import type { FieldDiff } from '@/lib/edits/rules/diff';
import styles from './revision-list.module.css';

interface ComparisonProps {
  readonly diff: readonly FieldDiff[];
  readonly from: number;
  readonly to: number;
}

/** What lies between two revisions. */
export function Comparison({ diff, from, to }: ComparisonProps) {
  const t = useTranslations('history');
  const label = (number: number) => t('before', { number: String(number) });
  return (
    <section className={styles.diff}>
      <h2>{from === 0 ? t('first') : t('comparing', { from: String(from), to: String(to) })}</h2>
      {diff.length === 0 ? (
        <p>{t('same')}</p>
      ) : (
        <EditDiff diff={diff} labels={{ before: label(from), after: label(to) }} />
      )}
    </section>
  );
}
