import { getTranslations } from 'next-intl/server';
import { WatchSlot } from '@/components/notifications/watch-slot';
import { CONTRIBUTIONS_PATH, editPath, NEXT_ANCHOR } from '@/lib/edits/routes';
import type { UsualWait } from '@/lib/edits/rules/usual-wait';
import type { EditContext, EditView } from '@/lib/edits/schema';
import type { WatchSubject } from '@/lib/notifications/types';
import { IntlLink } from './intl-link';
import styles from './next-steps.module.css';

/** What can be watched to hear of what an edit does; null for a service. */
function watched({ ports, subject }: EditView): WatchSubject | null {
  if (ports !== null) return { portStart: ports.start, portEnd: ports.end };
  return subject.type === 'software' && subject.id !== null ? { slug: String(subject.id) } : null;
}

interface NextStepsProps {
  readonly edit: EditView;
  /** How long a decision took lately; null where too few were made to say. */
  readonly wait: UsualWait | null;
  /** Where it stands in the queue. */
  readonly place: EditContext['place'];
}

/**
 * What becomes of an edit that waits, and when. The page is the same for everybody; whoever has just proposed it
 * comes to this very place (`proposedPath`), and is thanked by the style sheet.
 */
export async function NextSteps({ edit, wait, place }: NextStepsProps) {
  const t = await getTranslations('contributions');
  const subject = watched(edit);
  return (
    <section aria-labelledby="next-title" className={styles.box} id={NEXT_ANCHOR} tabIndex={-1}>
      <p className={styles.thanks}>{t('next.thanks')}</p>
      <h2 id="next-title">{t('next.title')}</h2>
      <ol>
        <li>
          {t('next.review')} {place !== null && `${t('next.place', place)} `}
          {wait !== null && t(`next.wait.${wait.unit}`, { count: wait.count })}
        </li>
        <li>{t('next.answer')}</li>
        <li>{t('next.outcome')}</li>
      </ol>
      <p className={styles.ways}>
        <IntlLink href={CONTRIBUTIONS_PATH} rel="nofollow">
          {t('next.mine')}
        </IntlLink>
        {subject !== null && <WatchSlot page={editPath(edit.id)} subject={subject} />}
      </p>
    </section>
  );
}
