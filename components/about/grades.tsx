import { getTranslations } from 'next-intl/server';
import { GradeBadge } from '@/components/reports/grade-badge';
import type { Grade } from '@/lib/reports/types';

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
