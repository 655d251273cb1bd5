import { getTranslations } from 'next-intl/server';
import listStyles from '@/components/moderation/flag-list.module.css';
import { LocaleLink } from '@/components/ui/locale-link';
import type { LockView } from '@/lib/locks/schema';
import { moderateSubjectPath } from '@/lib/moderation/routes';
import { LockNote } from './lock-note';

/** Locks in force, each with the way to where it is lifted. */
export async function LockList({ locks }: { readonly locks: readonly LockView[] }) {
  const t = await getTranslations('moderation');
  return (
    <ul className={listStyles.subjects}>
      {locks.map((lock) => {
        const { type, id } = lock.subject;
        return (
          <li key={lock.id}>
            <h3>
              <LocaleLink href={moderateSubjectPath({ type, id })}>
                {t.rich(`flags.subjects.${type}`, { id: () => <bdi dir="ltr">{id}</bdi> })}
              </LocaleLink>
            </h3>
            <LockNote lock={lock} />
          </li>
        );
      })}
    </ul>
  );
}
