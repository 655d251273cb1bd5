import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GradeBadge } from '@/components/reports/grade-badge';
import type { Grade } from '@/lib/reports/types';
import styles from './prose.module.css';

/** From the surest to what was found wrong. */
const ORDER: readonly Grade[] = [
  'confirmed',
  'supported',
  'unverified',
  'disputed',
  'historic',
  'now-official',
  'refuted',
];

/** Each grade with what it takes. */
export async function Grades() {
  const [t, practice] = await Promise.all([getTranslations('about'), getTranslations('practice')]);
  return (
    <dl>
      {ORDER.map((grade) => (
        <div key={grade}>
          <dt>
            <GradeBadge grade={grade} word={practice(`grades.${grade}`)} />
          </dt>
          <dd>{t(`grades.meaning.${grade}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Text to be read: a column of comfortable width under headings. */
export function Prose({ children }: { readonly children: ReactNode }) {
  return <div className={styles.prose}>{children}</div>;
}
