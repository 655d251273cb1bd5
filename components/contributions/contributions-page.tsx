import { getTranslations } from 'next-intl/server';
import { PageHead, Pager, Section } from '@/components/browse/page-head';
import { ClientWords } from '@/components/edits/client-words';
import { EmptyList } from '@/components/browse/empty-list';
import { EditList } from '@/components/edits/edit-list';
import { ButtonLink } from '@/components/ui/button';
import { LocaleLink } from '@/components/ui/locale-link';
import type { Proposals } from '@/lib/edits/queries/contributions';
import { CONTRIBUTIONS_PATH, editsByPath } from '@/lib/edits/routes';
import { WANTED_PATH } from '@/lib/feedback/routes';
import type { Page } from '@/lib/platform/list-query';
import { withQuery } from '@/lib/platform/address';
import { REPORT_PATH } from '@/lib/reports/routes';
import type { OwnVote } from '@/lib/votes/queries';
import styles from './contributions.module.css';
import { DraftList } from './draft-list';
import { VoteList } from './vote-list';

interface ContributionsPageProps {
  readonly handle: string;
  readonly proposals: Proposals;
  readonly votes: Page<OwnVote>;
  /** Whether votes of the member count for grades. */
  readonly votesCount: boolean;
  /** Whether it is a further page of the votes. */
  readonly isFurther: boolean;
}

/** What a member has proposed, voted on and begun. */
export async function ContributionsPage(props: ContributionsPageProps) {
  const { handle, proposals, votes, votesCount, isFurther } = props;
  const [t, wanted] = await Promise.all([
    getTranslations('contributions'),
    getTranslations('feedback'),
  ]);
  const { yours, open, decided } = proposals;
  const isNew = yours.length + open.length + decided.length === 0;
  return (
    <div className="wrap">
      <PageHead lead={t('lead')} title={t('title')} />
      <p>
        <LocaleLink href={WANTED_PATH}>{wanted('wanted.title')}</LocaleLink>
      </p>
      <div className={styles.page}>
        <ClientWords namespaces={['contributions']}>
          <DraftList />
        </ClientWords>
        {isNew ? (
          <>
            <EmptyList text={t('none.text')} title={t('none.title')} />
            <p>
              <ButtonLink href={REPORT_PATH} tone="primary">
                {t('none.button')}
              </ButtonLink>
            </p>
          </>
        ) : (
          <>
            {yours.length > 0 && (
              <Section aside={String(yours.length)} id="yours" title={t('yours')}>
                <EditList items={yours} label={t('yours')} />
              </Section>
            )}
            <Section aside={String(open.length)} id="open" title={t('open')}>
              {open.length === 0 ? (
                <p className={styles.quiet}>{t('openNone')}</p>
              ) : (
                <EditList items={open} label={t('open')} />
              )}
            </Section>
            <Decided handle={handle} proposals={proposals} />
          </>
        )}
        <Section id="votes" title={t('votes.title')}>
          <p className={styles.quiet}>{t(votesCount ? 'votes.count' : 'votes.shown')}</p>
          {votes.items.length === 0 ? (
            <p className={styles.quiet}>{t('votes.none')}</p>
          ) : (
            <VoteList votes={votes.items} />
          )}
          <Pager
            {...(isFurther
              ? { first: { href: `${CONTRIBUTIONS_PATH}#votes`, label: t('votes.first') } }
              : {})}
            label={t('votes.title')}
            {...(votes.nextCursor === null
              ? {}
              : {
                  next: {
                    href: `${withQuery(CONTRIBUTIONS_PATH, { cursor: votes.nextCursor })}#votes`,
                    label: t('votes.next'),
                  },
                })}
          />
        </Section>
      </div>
    </div>
  );
}

/** What is over, by the state it ended in; the newest here, all of it in the list of edits. */
async function Decided({
  handle,
  proposals: { decided, counts },
}: Pick<ContributionsPageProps, 'handle' | 'proposals'>) {
  const [t, edits] = await Promise.all([
    getTranslations('contributions'),
    getTranslations('edits'),
  ]);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      aside={counts.map(({ state, count }) => `${edits(`states.${state}`)}: ${count}`).join(' · ')}
      id="decided"
      title={t('decided')}
    >
      {decided.length === 0 ? (
        <p className={styles.quiet}>{t('decidedNone')}</p>
      ) : (
        <EditList
          dated={({ decidedAt, createdAt }) => decidedAt ?? createdAt}
          items={decided}
          label={t('decided')}
        />
      )}
      {total > decided.length && (
        <p>
          <LocaleLink href={editsByPath(handle)}>{t('all')}</LocaleLink>
        </p>
      )}
    </Section>
  );
}
