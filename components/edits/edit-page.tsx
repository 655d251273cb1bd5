import { getTranslations } from 'next-intl/server';
import { FlagButton } from '@/components/flags/flag-button';
import { listText } from '@/components/ui/formats';
import { LockNote } from '@/components/locks/lock-note';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { batchPath } from '@/lib/batches/routes';
import { editPath, historyOf, historyPath, rebasePath } from '@/lib/edits/routes';
import { isDescribed } from '@/lib/edits/fields';
import type { UsualWait } from '@/lib/edits/rules/usual-wait';
import type { EditContext, EditView } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { portPath, servicePath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { EditActions } from './actions/edit-actions';
import { Byline, Marks, Note } from './byline';
import { EditChanges } from './edit-changes';
import styles from './edit-page.module.css';
import { EditTitle, portsText } from './edit-title';
import { IntlLink } from './intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import { NextSteps } from './next-steps';
import { ReviewList } from './review-list';
import { isComment, Thread } from './thread';
import { Standing } from './state-badge';
import { useActionName } from '@/components/log/log-list';
import { Moment } from './moment';
import { Person } from './person';

interface EditPageProps {
  readonly edit: EditView;
  readonly context: EditContext;
  /** How long a decision took lately. */
  readonly wait: UsualWait | null;
}

/** One edit: what it changes, where it stands, what was said of it, and what the viewer can do. */
export async function EditPage({ edit, context, wait }: EditPageProps) {
  const t = await getTranslations('edits');
  return (
    <div className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <p className={styles.eyebrow}>
          {t('number', { id: String(edit.id) })} · {t(`kinds.${kindKey(edit.kind)}`)}
        </p>
        <h1 className={styles.title}>
          <EditTitle edit={edit} />
        </h1>
        <Standing context={context} edit={edit} />
        <Byline author={context.author} edit={edit} />
        {edit.lock !== null && WAITING_STATES.includes(edit.state) && <LockNote lock={edit.lock} />}
        <Note text={edit.note} />
        <Marks flagged={context.flagged} newDomain={edit.newDomain} />
        <Ways context={context} edit={edit} />
      </header>
      {WAITING_STATES.includes(edit.state) && (
        <NextSteps edit={edit} place={context.place} wait={wait} />
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {edit.conflict !== null && <Conflict edit={edit} fields={edit.conflict.conflicts} />}
          <section>
            <h2>{t('diff.title')}</h2>
            <EditChanges edit={edit} primary={context.primary} />
          </section>
          <Actions edit={edit} />
        </div>
        <div className={styles.side}>
          <section>
            <h2>{t('reviews.title')}</h2>
            <ReviewList none={t('reviews.none')} reviews={edit.reviews} />
          </section>
          {edit.history.some(isComment) && (
            <section>
              <h2>{t('thread.title')}</h2>
              <Thread history={edit.history} />
            </section>
          )}
          <section>
            <h2>{t('log.title')}</h2>
            <EditHistory history={edit.history.filter((entry) => !isComment(entry))} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** Where the edit leads: to what it is about, its history, and the edits tied to it. */
async function Ways({ edit, context }: Omit<EditPageProps, 'wait'>) {
  const [t, history, locale] = await Promise.all([
    getTranslations('edits'),
    getTranslations('history'),
    currentLocale(),
  ]);
  const subject = historyOf(edit.subject);
  const editLink = (id: number) => () => (
    <IntlLink href={editPath(id)}>{t('number', { id: String(id) })}</IntlLink>
  );
  return (
    <p className={styles.ways}>
      {edit.ports !== null && (
        <IntlLink href={portPath(edit.ports.start)}>
          {history('port.crumb', {
            port: portsText({ start: edit.ports.start, end: edit.ports.start }),
          })}
        </IntlLink>
      )}
      {edit.subject.type === 'software' && edit.subject.id !== null && (
        <IntlLink href={softwarePath(String(edit.subject.id))}>
          <bdi>{edit.subject.name}</bdi>
        </IntlLink>
      )}
      {edit.subject.type === 'service' && (
        <IntlLink href={servicePath(edit.subject.name)}>
          <bdi>{edit.subject.name}</bdi>
        </IntlLink>
      )}
      {subject !== null && <IntlLink href={historyPath(subject)}>{history('all')}</IntlLink>}
      {edit.appliedRevision !== null && (
        <span>{t('revision', { number: String(edit.appliedRevision) })}</span>
      )}
      {edit.reverts !== null && <span>{t.rich('reverts', { edit: editLink(edit.reverts) })}</span>}
      <FlagButton
        label={t('flag.button')}
        locale={locale}
        subject={{ type: 'edit', id: edit.id }}
      />
      {context.batch !== null && (
        <IntlLink href={batchPath(context.batch)}>
          {t('batch', { id: String(context.batch) })}
        </IntlLink>
      )}
      {context.revertedBy !== null && (
        <span>{t.rich('revertedBy', { edit: editLink(context.revertedBy) })}</span>
      )}
    </p>
  );
}

async function Conflict({
  edit,
  fields,
}: {
  readonly edit: EditView;
  readonly fields: readonly string[];
}) {
  const [t, words, locale] = await Promise.all([
    getTranslations('edits'),
    getTranslations('fields'),
    currentLocale(),
  ]);
  const names = fields.map((field) =>
    isDescribed(field) ? words(`names.${field}` as 'names.port') : field,
  );
  return (
    <section className={styles.conflict}>
      <h2>{t('conflict.title')}</h2>
      <p>{t('conflict.text', { fields: listText(names, locale) })}</p>
      {edit.state !== 'changes-requested' && (
        <p>
          <IntlLink href={rebasePath(edit.id)}>{t('conflict.resolve')}</IntlLink>
        </p>
      )}
    </section>
  );
}

async function Actions({ edit }: { readonly edit: EditView }) {
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  return (
    <EditActions
      id={edit.id}
      labels={{
        title: t('actions.title'),
        invite: t('denials.not-signed-in'),
        signIn: t('act.signIn'),
        loading: t('act.loading'),
      }}
      locale={locale}
      signIn={withNext(localePath(locale, SIGNIN_PATH), localePath(locale, editPath(edit.id)))}
      plan={edit.plan}
      version={edit.version}
    />
  );
}

/** Everything that was done with an edit, in order, with its reasons. */
function EditHistory({ history }: { readonly history: EditView['history'] }) {
  const nameOf = useActionName();
  return (
    <ol className={styles.history}>
      {history.map((entry, at) => (
        <li key={at}>
          <span className={styles.when}>
            <Moment at={entry.at} precise />
          </span>
          <p className={`dotted ${styles.who}`}>
            <strong>{nameOf(entry.action)}</strong>
            <Person handle={entry.actor} />
          </p>
          <p className={styles.reason}>
            <bdi>{entry.reason}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}
