import { useTranslations } from 'next-intl';
import type { EditContext, EditView } from '@/lib/edits/schema';
import { levelName, type TrustLevel } from '@/lib/levels/levels';
import styles from './byline.module.css';
import { Moment } from './moment';
import { Person } from './person';

interface BylineProps {
  readonly edit: Pick<EditView, 'author' | 'takenOverBy' | 'createdAt'>;
  readonly author: Pick<EditContext['author'], 'trust' | 'applied' | 'rejected'>;
}

/** Who proposed it, how often they were right, and when. */
export function Byline({ edit, author }: BylineProps) {
  const t = useTranslations('edits');
  const users = useTranslations('users');
  return (
    <p className={`dotted ${styles.by}`}>
      <span>{t.rich('by', { author: () => <Person handle={edit.author} /> })}</span>
      <span>{users(`level.${levelName(author.trust as TrustLevel)}`)}</span>
      <span>{t('record', { applied: author.applied, rejected: author.rejected })}</span>
      <span>{t.rich('proposedOn', { date: () => <Moment at={edit.createdAt} /> })}</span>
      {edit.takenOverBy !== null && (
        <span>{t.rich('takenOver', { author: () => <Person handle={edit.takenOverBy} /> })}</span>
      )}
    </p>
  );
}

/** The author's own words. */
export function Note({ text }: { readonly text: string }) {
  const t = useTranslations('edits');
  return (
    <blockquote aria-label={t('note')} className={styles.note}>
      <bdi>{text}</bdi>
    </blockquote>
  );
}

/** What a reviewer should not overlook. */
export function Marks({
  newDomain,
  flagged,
}: {
  readonly newDomain: boolean;
  readonly flagged: boolean;
}) {
  const t = useTranslations('edits');
  if (!newDomain && !flagged) return null;
  return (
    <ul className={styles.marks}>
      {newDomain && <li>{t('marks.newDomain')}</li>}
      {flagged && <li>{t('marks.flagged')}</li>}
    </ul>
  );
}
