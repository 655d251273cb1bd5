import { getTranslations } from 'next-intl/server';
import { portsText } from '@/components/edits/edit-title';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { reasonText } from '@/components/flags/reason-text';
import { LocaleLink } from '@/components/ui/locale-link';
import { editPath } from '@/lib/edits/routes';
import { historyPath } from '@/lib/edits/routes-pages';
import { closeFlagAction } from '@/lib/moderation/actions';
import type { FlaggedSubject } from '@/lib/moderation/schema';
import { softwarePath } from '@/lib/software/routes';
import { moderatePath } from '@/lib/users/routes';
import { DecisionForm } from './decision-form';
import styles from './flag-list.module.css';

/** Things that were flagged, each with its open flags and a way to close them. */
export async function FlagList({ subjects }: { readonly subjects: readonly FlaggedSubject[] }) {
  const [t, edits] = await Promise.all([getTranslations('moderation'), getTranslations('edits')]);
  const verdicts = (['upheld', 'dismissed'] as const).map((value) => ({
    value,
    label: t(`flags.${value}`),
  }));
  return (
    <ul className={styles.subjects}>
      {subjects.map((subject) => (
        <li id={`${subject.type}-${subject.id}`} key={`${subject.type}/${subject.id}`}>
          <h3>
            <SubjectLink subject={subject} />
          </h3>
          <ul className={styles.flags}>
            {subject.flags.map((flag) => (
              <li key={flag.id}>
                <p>
                  <strong>
                    <bdi>{reasonText(edits, flag.reason)}</bdi>
                  </strong>
                </p>
                <p className={styles.note}>
                  <bdi>{flag.note}</bdi>
                </p>
                <p className={styles.facts}>
                  <Person handle={flag.author} />
                  <Moment at={flag.createdAt} precise />
                </p>
                <DecisionForm
                  action={closeFlagAction}
                  id={flag.id}
                  label={t('flags.close')}
                  verdicts={verdicts}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Where a moderator looks at the thing: an account's own page for that, the history of a report or an article. */
function pathOf({ type, id }: FlaggedSubject): string {
  if (type === 'user') return moderatePath(id);
  if (type === 'edit') return editPath(Number(id));
  if (type === 'software') return softwarePath(id);
  return historyPath({ type, id: id.replace('/', '-') });
}

async function SubjectLink({ subject }: { readonly subject: FlaggedSubject }) {
  const t = await getTranslations('moderation');
  const { type, id, title, ports } = subject;
  const named = type === 'software' || type === 'article' ? '' : id;
  return (
    <>
      <LocaleLink href={pathOf(subject)}>
        {t.rich(`flags.subjects.${type}`, { id: () => <bdi dir="ltr">{named}</bdi> })}
        {title !== null && (
          <>
            {' '}
            <bdi>{title}</bdi>
          </>
        )}
      </LocaleLink>
      {ports !== null && (
        <bdi className={styles.ports} dir="ltr">
          {portsText(ports)}
        </bdi>
      )}
    </>
  );
}
