import { getTranslations } from 'next-intl/server';
import { FlagButton } from '@/components/flags/flag-button';
import { listText } from '@/components/ui/list-text';
import { LockNote } from '@/components/locks/lock-note';
import { SIGNIN_PATH, withNext } from '@/lib/auth/routes';
import { editPath } from '@/lib/edits/routes';
import { historyOf, historyPath, rebasePath } from '@/lib/edits/routes-pages';
import type { EditContext } from '@/lib/edits/context';
import type { EditView } from '@/lib/edits/schema';
import { WAITING_STATES } from '@/lib/edits/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import { EditActions } from './actions/edit-actions';
import { Byline, Marks, Note } from './byline';
import { EditDiff } from './edit-diff';
import { EditHistory } from './edit-history';
import styles from './edit-page.module.css';
import { EditTitle, portsText } from './edit-title';
import { IntlLink } from './intl-link';
import { kindKey } from './kind-key';
import { namedDiff } from './named-diff';
import { ReviewList } from './review-list';
import { sideNames } from './side-names';
import { Standing } from './standing';

interface EditPageProps {
  readonly edit: EditView;
  readonly context: EditContext;
}

/** One edit: what it changes, where it stands, what was said of it, and what the viewer can do. */
export async function EditPage({ edit, context }: EditPageProps) {
  const t = await getTranslations('edits');
  const [before, after] = sideNames(edit);
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
      <div className={styles.columns}>
        <div className={styles.main}>
          {edit.conflict !== null && <Conflict edit={edit} fields={edit.conflict.conflicts} />}
          <section>
            <h2>{t('diff.title')}</h2>
            <EditDiff
              conflicts={edit.conflict?.conflicts ?? []}
              diff={namedDiff(edit)}
              labels={{ before: t(`diff.${before}`), after: t(`diff.${after}`) }}
              primary={context.primary}
            />
          </section>
          <Actions edit={edit} />
        </div>
        <div className={styles.side}>
          <section>
            <h2>{t('reviews.title')}</h2>
            <ReviewList none={t('reviews.none')} reviews={edit.reviews} />
          </section>
          <section>
            <h2>{t('log.title')}</h2>
            <EditHistory history={edit.history} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** Where the edit leads: to what it is about, its history, and the edits tied to it. */
async function Ways({ edit, context }: EditPageProps) {
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
  const [t, locale] = await Promise.all([getTranslations('edits'), currentLocale()]);
  const names = fields.map((field) => (t.has(`fields.${field}`) ? t(`fields.${field}`) : field));
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
      version={edit.version}
    />
  );
}
