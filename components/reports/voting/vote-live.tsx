'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { queryClient } from '@/components/client/query';
import { GradeReasonText } from '@/components/reports/grade-badge';
import type { GradeSlotProps } from '@/components/reports/grade-slot';
import type { VoteTallyProps } from '@/components/reports/vote-tally';
import styles from '@/components/reports/vote-tally.module.css';
import { lazyMessages } from '@/components/ui/lazy-messages';
import { portMineQuery } from '@/lib/notifications/query-options';
import { reportQuery } from '@/lib/reports/query-options';
import { VOTE_VALUES, type VoteValue } from '@/lib/votes/types';
import { DisputeReason } from './dispute-reason';
import { VoteWeight } from './vote-weight';
import { type Ballot, ballotOf, createVote, sendVote, type VoteFailure } from './vote';

/** The words of voting, for who votes. */
const VoteMessages = lazyMessages({
  votes: (locale) => import(`@/lib/i18n/messages/${locale}/votes.json`),
  practice: (locale) => import(`@/lib/i18n/messages/${locale}/practice.json`),
});

interface VoteLiveProps extends VoteTallyProps {
  /** A click that came before this did, once. */
  readonly takeEarly: () => VoteValue | null;
  readonly onSignedOut: () => void;
  /** What stands here until it is known how the viewer voted. */
  readonly still: ReactNode;
}

/** The tally as its buttons, for a member. */
export default function VoteLive({ still, ...props }: VoteLiveProps) {
  const { data, isError } = useQuery(portMineQuery(props.port), queryClient());
  const { onSignedOut } = props;
  const signedOut = data === null || isError;
  useEffect(() => {
    if (signedOut) onSignedOut();
  }, [signedOut, onSignedOut]);
  const id = String(props.reportId);
  const may = data?.reports[id];
  if (may === undefined) return still;
  return (
    <VoteMessages locale={props.locale}>
      {may.mayVote ? (
        <Voting {...props} counts={data?.votesCount ?? false} mine={data?.votes[id] ?? null} />
      ) : (
        <Denied {...props} reason={may.reason} />
      )}
    </VoteMessages>
  );
}

type VotingProps = Omit<VoteLiveProps, 'still'> & {
  readonly mine: VoteValue | null;
  /** Whether the viewer's votes count for grades. */
  readonly counts: boolean;
};

function Voting(props: VotingProps) {
  const { reportId, confirm, dispute, mine, counts, takeEarly, labels, signIn } = props;
  const [vote] = useState(() =>
    createVote(
      {
        confirm: tallied(confirm, mine === 'confirm'),
        dispute: tallied(dispute, mine === 'dispute'),
        mine,
      },
      async (wanted) => {
        const sent = await sendVote(reportId, wanted);
        if (sent.ok) void refreshReport(reportId);
        return sent;
      },
    ),
  );
  const view = useSyncExternalStore(vote.subscribe, vote.view, vote.view);
  const ballot = ballotOf(view);
  const status = useId();
  useEffect(() => {
    const value = takeEarly();
    if (value !== null && value !== mine) vote.click(value);
  }, [vote, takeEarly, mine]);
  return (
    <div className={styles.votes}>
      <Buttons ballot={ballot} describedBy={status} labels={labels} onClick={vote.click} />
      <VoteStatus
        ballot={view.answered && !view.pending ? ballot : null}
        failure={view.failure}
        id={status}
        signIn={signIn}
      />
      {ballot.mine !== null && <VoteWeight counts={counts} />}
      {ballot.mine === 'dispute' && !view.pending && (
        <DisputeReason fresh={view.answered} reportId={reportId} />
      )}
    </div>
  );
}

/** A vote may change the grade. A reading under way is ended first: it may be older than the vote. */
async function refreshReport(id: number): Promise<void> {
  const client = queryClient();
  const query = reportQuery(id);
  await client.cancelQueries({ queryKey: query.queryKey });
  await client.query(query).catch(() => undefined);
}

/** A page that was made before the viewer's own vote was counted still counts it. */
function tallied(count: number, mine: boolean): number {
  return mine ? Math.max(1, count) : count;
}

interface ButtonsProps {
  readonly ballot: Ballot;
  readonly labels: VoteTallyProps['labels'];
  readonly describedBy: string;
  readonly onClick?: (value: VoteValue) => void;
}

function Buttons({ ballot, labels, describedBy, onClick }: ButtonsProps) {
  const t = useTranslations('votes');
  return (
    <div aria-label={labels.tally} className={styles.tally} role="group">
      {VOTE_VALUES.map((value) => (
        <button
          aria-describedby={describedBy}
          aria-disabled={onClick === undefined}
          aria-pressed={ballot.mine === value}
          data-value={value}
          key={value}
          onClick={() => onClick?.(value)}
          title={t(ballot.mine === value ? 'takeBack' : `meaning.${value}`)}
          type="button"
        >
          <span className={styles.word}>{labels[value]}</span>
          <span className={styles.count}>{ballot[value]}</span>
        </button>
      ))}
    </div>
  );
}

interface VoteStatusProps {
  readonly id: string;
  /** The votes, once the server has counted what was meant. */
  readonly ballot: Ballot | null;
  readonly failure: VoteFailure | null;
  readonly signIn: string;
}

const REASONS = [
  'own-report',
  'own-claim',
  'too-many',
  'suspended',
  'no-session',
  'unreachable',
  'report-retired',
  'report-merged',
  'no-such-report',
] as const;

/** Says what became of a vote: a failure for all to read, a success for who cannot see the buttons. */
function VoteStatus({ id, ballot, failure, signIn }: VoteStatusProps) {
  const t = useTranslations('votes');
  const known = REASONS.find((one) => one === failure?.reason);
  return (
    <p
      className={failure === null ? 'visually-hidden' : `${styles.status} ${styles.failed}`}
      id={id}
      role="status"
    >
      {failure === null &&
        ballot !== null &&
        t(`counted.${ballot.mine ?? 'none'}`, {
          confirm: ballot.confirm,
          dispute: ballot.dispute,
        })}
      {failure !== null &&
        (known === undefined
          ? t('failed.other')
          : t(`failed.${known}`, { minutes: failure.minutes ?? 60 }))}
      {known === 'no-session' && (
        <>
          {' '}
          <a href={signIn}>{t('signIn')}</a>
        </>
      )}
    </p>
  );
}

function Denied({
  confirm,
  dispute,
  labels,
  reason,
}: VoteTallyProps & { readonly reason: string | null }) {
  const t = useTranslations('votes');
  const status = useId();
  return (
    <div className={styles.votes}>
      <Buttons describedBy={status} labels={labels} ballot={{ confirm, dispute, mine: null }} />
      <p className={styles.status} id={status}>
        {t(
          reason === 'suspended'
            ? 'failed.suspended'
            : `denied.${reason === 'own-report' || reason === 'own-claim' ? reason : 'other'}`,
        )}
      </p>
    </div>
  );
}

/** The grade that came with the page, and after a vote the one that the server then gave. */
export function FreshGrade({ reportId, locale, children }: GradeSlotProps) {
  const { data } = useQuery({ ...reportQuery(reportId), enabled: false }, queryClient());
  if (data === undefined) return children;
  return (
    <VoteMessages locale={locale}>
      <GradeReasonText grade={data.grade} reason={data.gradeReason} />
    </VoteMessages>
  );
}
