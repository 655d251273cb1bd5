import { getTranslations } from 'next-intl/server';
import { portsText } from '@/components/edits/edit-title';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { reasonText } from '@/components/flags/reason-text';
import { LockNote } from '@/components/locks/lock-note';
import { LocaleLink } from '@/components/ui/locale-link';
import { editPath, historyPath } from '@/lib/edits/routes';
import type { LockView } from '@/lib/locks/schema';
import { closeFlagAction, decideAppealAction } from '@/lib/moderation/actions';
import { moderateSubjectPath } from '@/lib/moderation/routes';
import type { AppealItem, FlaggedSubject, FlagSubject } from '@/lib/moderation/schema';
import { namespacePath, reservationAnchor } from '@/lib/namespaces/routes';
import { softwarePath } from '@/lib/software/routes';
import { moderatePath } from '@/lib/users/routes';
import { DecisionForm } from './decision-form';
import styles from './waiting-lists.module.css';

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
function pathOf({ type, id, namespace }: FlaggedSubject): string {
  if (type === 'namespace' || type === 'reservation') {
    const path = namespacePath(namespace ?? id);
    return type === 'namespace' ? path : `${path}#${reservationAnchor(id)}`;
  }
  if (type === 'user') return moderatePath(id);
  if (type === 'edit') return editPath(Number(id));
  if (type === 'software') return softwarePath(id);
  return historyPath({ type, id: id.replace('/', '-') });
}

/** Those that their title names. */
const TITLED: readonly FlagSubject[] = ['software', 'article', 'namespace'];

async function SubjectLink({ subject }: { readonly subject: FlaggedSubject }) {
  const t = await getTranslations('moderation');
  const { type, id, title, ports } = subject;
  const named = TITLED.includes(type) ? '' : id;
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

/** Appeals that wait, each with the suspension it is about and a way to decide it. */
export function AppealList({ appeals }: { readonly appeals: readonly AppealItem[] }) {
  return (
    <ul className={styles.subjects}>
      {appeals.map((appeal) => (
        <li id={`appeal-${appeal.id}`} key={appeal.id}>
          <Appeal appeal={appeal} />
        </li>
      ))}
    </ul>
  );
}

async function Appeal({ appeal }: { readonly appeal: AppealItem }) {
  const t = await getTranslations('moderation');
  const { id, handle, suspension, text, createdAt } = appeal;
  return (
    <>
      <h3>
        {handle !== null && (
          <LocaleLink href={moderatePath(handle)}>
            {t.rich('flags.subjects.user', { id: () => <bdi dir="ltr">{handle}</bdi> })}
          </LocaleLink>
        )}
      </h3>
      <div className={styles.facts}>
        <span>
          {t.rich('appeals.suspended', {
            date: () => <Moment at={suspension.since} precise />,
            who: () => <Person handle={suspension.by} />,
          })}
        </span>
      </div>
      <p className={styles.note}>
        <bdi>{suspension.reason}</bdi>
      </p>
      <div className={styles.facts}>
        <span>{t.rich('appeals.made', { date: () => <Moment at={createdAt} precise /> })}</span>
      </div>
      <p className={styles.text}>
        <bdi>{text}</bdi>
      </p>
      <Decision appeal={appeal} id={id} />
    </>
  );
}

async function Decision({ appeal, id }: { readonly appeal: AppealItem; readonly id: number }) {
  const t = await getTranslations('moderation');
  if (appeal.denial !== null) {
    return (
      <p className={styles.facts}>
        {t.rich(`appeals.denied.${appeal.denial}`, {
          date: () => <Moment at={appeal.ownFrom} precise />,
        })}
      </p>
    );
  }
  const verdicts = (['upheld', 'granted'] as const).map((value) => ({
    value,
    label: t(`appeals.verdict.${value}`),
  }));
  return (
    <DecisionForm
      action={decideAppealAction}
      id={id}
      label={t('appeals.decide')}
      verdicts={verdicts}
    />
  );
}

/** Locks in force, each with the way to where it is lifted. */
export async function LockList({ locks }: { readonly locks: readonly LockView[] }) {
  const t = await getTranslations('moderation');
  return (
    <ul className={styles.subjects}>
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
