import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { Moment } from '@/components/edits/moment';
import { Person } from '@/components/edits/person';
import { StateBadge } from '@/components/edits/state-badge';
import { NotFoundBody } from '@/components/shell/missing-page';
import { ButtonLink } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import { BATCHES_PATH, batchModeratePath, batchPath } from '@/lib/batches/routes';
import type { BatchView } from '@/lib/batches/schema';
import { EDIT_STATES, type EditState } from '@/lib/edits/types';
import { withQuery } from '@/lib/platform/address';
import styles from './batches.module.css';

/** Where a batch came from, what it brought and what was left out of it. */
export async function BatchHead({ batch }: { readonly batch: BatchView }) {
  const t = await getTranslations('batches');
  const { id, title, author, createdAt, undone, proposed, duplicates, refused, faulty } = batch;
  return (
    <>
      <PageHead
        crumbs={[{ href: BATCHES_PATH, label: t('title') }]}
        crumbsLabel={t('crumbs')}
        lead={t('lead')}
        title={
          <>
            {t('number', { id: String(id) })}: <bdi>{title}</bdi>
          </>
        }
      />
      <p className={`dotted ${styles.facts}`}>
        <span>{t('brought', { count: proposed })}</span>
        <span>{t.rich('by', { author: () => <Person handle={author} /> })}</span>
        <span>
          <Moment at={createdAt} precise />
        </span>
        {duplicates > 0 && <span>{t('duplicates', { count: duplicates })}</span>}
        {refused > 0 && <span>{t('refused', { count: refused })}</span>}
        {faulty > 0 && <span>{t('faulty', { count: faulty })}</span>}
        {batch.reverted > 0 && <span>{t('reverted', { count: batch.reverted })}</span>}
      </p>
      {undone !== null && (
        <section className={styles.undone}>
          <p>
            {t.rich('undone', {
              who: () => <Person handle={undone.by} />,
              date: () => <Moment at={undone.at} precise />,
            })}
          </p>
          <p className={styles.reason}>
            <bdi>{undone.reason}</bdi>
          </p>
        </section>
      )}
    </>
  );
}

interface BatchStatesProps {
  readonly batch: BatchView;
  readonly chosen: EditState | undefined;
}

/** How many edits are in which state, each a way to those alone; and where moderators decide about all of them. */
export async function BatchStates({ batch, chosen }: BatchStatesProps) {
  const t = await getTranslations('batches');
  const path = batchPath(batch.id);
  return (
    <nav aria-label={t('byState')} className={styles.states}>
      <LocaleLink aria-current={chosen === undefined ? 'page' : undefined} href={path}>
        {t('all', { count: batch.proposed })}
      </LocaleLink>
      {EDIT_STATES.filter((state) => batch.states[state] !== undefined).map((state) => (
        <LocaleLink
          aria-current={chosen === state ? 'page' : undefined}
          href={withQuery(path, { state })}
          key={state}
        >
          <StateBadge state={state} /> {batch.states[state]}
        </LocaleLink>
      ))}
      <LocaleLink className={styles.moderate} href={batchModeratePath(batch.id)} rel="nofollow">
        {t('moderate.link')}
      </LocaleLink>
    </nav>
  );
}

/** The page, with status 404, for a batch that is not there. */
export function MissingBatch() {
  return (
    <NotFoundBody>
      <Body />
    </NotFoundBody>
  );
}

async function Body() {
  const t = await getTranslations('batches');
  return (
    <div className="wrap">
      <PageHead lead={t('missing.text')} title={t('missing.title')} />
      <p>
        <ButtonLink href={BATCHES_PATH}>{t('title')}</ButtonLink>
      </p>
    </div>
  );
}
