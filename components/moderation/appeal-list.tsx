import { getTranslations } from 'next-intl/server';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { LocaleLink } from '@/components/ui/locale-link';
import { decideAppealAction } from '@/lib/moderation/actions';
import type { AppealItem } from '@/lib/moderation/schema';
import { moderatePath } from '@/lib/users/routes';
import { DecisionForm } from './decision-form';
import styles from './flag-list.module.css';

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
