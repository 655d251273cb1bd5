import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import { editPath } from '@/lib/edits/routes';
import type { EditSummary } from '@/lib/edits/schema';
import styles from './edit-list.module.css';
import { EditTitle } from './edit-title';
import { IntlLink } from './intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { Moment } from './moment';
import { Person } from './person';
import { StateBadge } from './state-badge';

interface EditListProps {
  readonly label: string;
  readonly items: readonly EditSummary[];
  /** The date that the list is about: of an applied edit when it was. */
  readonly dated?: (item: EditSummary) => string;
  /** Links that go with an item. */
  readonly more?: (item: EditSummary) => ReactNode;
  /** Rows of another kind before the item at this place; the last place is after all of them. */
  readonly between?: (place: number) => ReactNode;
}

/** Edits with what they are about, where they stand, and their authors' notes. */
export function EditList({
  label,
  items,
  dated = ({ createdAt }) => createdAt,
  more,
  between,
}: EditListProps) {
  const t = useTranslations('edits');
  return (
    <ul aria-label={label} className={styles.list}>
      {items.map((edit, place) => (
        <Fragment key={edit.id}>
          {between?.(place)}
          <li id={`edit-${edit.id}`}>
            <p className={styles.title}>
              <IntlLink href={editPath(edit.id)}>
                <EditTitle edit={edit} />
              </IntlLink>
            </p>
            <div className={styles.aside}>
              <StateBadge state={edit.state} />
            </div>
            <p className={`dotted ${styles.facts}`}>
              <span>{t(`kinds.${kindKey(edit.kind)}`)}</span>
              <span>{t.rich('by', { author: () => <Person handle={edit.author} /> })}</span>
              <span>
                <Moment at={dated(edit)} />
              </span>
              {edit.unreviewed && <span>{t('marks.unreviewed')}</span>}
              {edit.destructive && edit.state === 'open' && <span>{t('marks.destructive')}</span>}
              {more?.(edit)}
            </p>
            <p className={styles.note}>
              <bdi>{edit.note}</bdi>
            </p>
          </li>
        </Fragment>
      ))}
      {between?.(items.length)}
    </ul>
  );
}
