import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { PageHead } from '@/components/browse/page-head';
import { portsText } from '@/components/edits/edit-title';
import { HistoryTitle, historyTitleText, MissingHistory } from '@/components/history/history-title';
import { Comparison, RevisionList } from '@/components/history/revision-list';
import styles from '@/components/history/revision-list.module.css';
import { LockNote } from '@/components/locks/lock-note';
import { ModerateLink } from '@/components/users/moderate-link';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { compareRevisions, type HistoryHead, listRevisions } from '@/lib/edits/queries/revisions';
import type { HistorySubject } from '@/lib/edits/routes';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { findLockOn } from '@/lib/locks/queries';
import { moderateSubjectPath } from '@/lib/moderation/routes';
import { decodeSegment } from '@/lib/platform/address';
import { systemClock } from '@/lib/platform/clock';
import { wholeNumber } from '@/lib/platform/list-query';
import { portPath } from '@/lib/ports/routes';
import { historySubject } from '@/lib/site/subjects';
import { softwarePath } from '@/lib/software/routes';

interface HistoryRouteProps {
  readonly params: Promise<{ type: string; id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const MOST_REVISIONS = 2_147_483_647;
const pageQuery = z.object({
  from: wholeNumber(0, MOST_REVISIONS).optional(),
  to: wholeNumber(1, MOST_REVISIONS).optional(),
});

async function askedHead({
  params,
}: Pick<HistoryRouteProps, 'params'>): Promise<HistoryHead | null> {
  const { type, id } = await params;
  const subject = await historySubject(type, decodeSegment(id) ?? '');
  return subject.type === 'here' ? subject.of : null;
}

export async function generateMetadata({ params }: HistoryRouteProps): Promise<Metadata> {
  const [t, head] = await Promise.all([getTranslations('history'), askedHead({ params })]);
  return {
    title: head === null ? t('missing.title') : await historyTitleText(head),
    robots: { index: false, follow: true },
  };
}

export default async function HistoryRoute({ params, searchParams }: HistoryRouteProps) {
  const [t, edits, head, asked] = await Promise.all([
    getTranslations('history'),
    getTranslations('edits'),
    askedHead({ params }),
    searchParams,
  ]);
  if (head === null) return <MissingHistory />;
  const [revisions, lock] = await Promise.all([
    listRevisions(head),
    findLockOn({ type: head.type, id: head.rowId }, systemClock.now()),
  ]);
  const { query } = readAsked(pageQuery, asked);
  const [from, to] = inOrder(
    query.from ?? (query.to ?? head.revision) - 1,
    query.to ?? head.revision,
  );
  const diff =
    asked.from === undefined && asked.to === undefined
      ? null
      : await compareRevisions(head, from, to);
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHead
        crumbs={crumbsOf(head, t)}
        crumbsLabel={edits('crumbs')}
        lead={t('lead')}
        title={<HistoryTitle head={head} />}
      />
      <div className={styles.lock}>
        {lock !== null && <LockNote lock={lock} />}
        <Moderate subject={{ type: head.type, id: decodeSegment((await params).id) ?? '' }} />
      </div>
      {diff !== null && <Comparison diff={diff} from={from} to={to} />}
      <RevisionList from={from} revisions={revisions} to={to} />
    </div>
  );
}

/** For moderators, whom the browser knows: the page itself is the same for everybody. */
async function Moderate({ subject }: { readonly subject: HistorySubject }) {
  const [t, locale] = await Promise.all([getTranslations('queue'), currentLocale()]);
  return (
    <ModerateLink
      href={localePath(locale, moderateSubjectPath(subject))}
      label={t('moderate.link')}
    />
  );
}

/** Whichever way round two revisions were chosen, time goes forwards. */
function inOrder(from: number, to: number): [number, number] {
  return from <= to ? [from, to] : [to, from];
}

function crumbsOf(head: HistoryHead, t: (key: string, values: Record<string, string>) => string) {
  return [
    ...(head.ports === null
      ? []
      : [
          {
            href: portPath(head.ports.start),
            label: t('port.crumb', { port: portsText(head.ports) }),
          },
        ]),
    ...(head.slug === null
      ? []
      : [
          {
            href: softwarePath(head.slug),
            label: <bdi>{head.type === 'software' ? head.name : head.slug}</bdi>,
          },
        ]),
  ];
}
