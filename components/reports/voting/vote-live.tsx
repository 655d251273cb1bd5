'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { VoteTallyProps } from '@/components/reports/vote-tally';
import styles from '@/components/reports/vote-tally.module.css';
import { VOTE_VALUES, type VoteValue } from '@/lib/votes/types';
import { mineQuery, voteClient } from './mine-query';
import { refreshGrade, sendVote } from './send-vote';
import { createVoteDesk, type VoteFailure, type VoteView } from './vote-desk';
import { VoteMessages } from './vote-messages';

interface VoteLiveProps extends VoteTallyProps {
  /** A click that came before this did, once. */
  readonly takeEarly: () => VoteValue | null;
  readonly onSignedOut: () => void;
  /** What stands here until it is known how the viewer voted. */
  readonly still: ReactNode;
}

/** The tally as its buttons, for a member. */
export default function VoteLive({ still, ...props }: VoteLiveProps) {
  const { data, isError } = useQuery(mineQuery(props.port), voteClient);
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
        <Voting {...props} mine={data?.votes[id] ?? null} />
      ) : (
        <Denied {...props} reason={may.reason} />
      )}
    </VoteMessages>
  );
}

type VotingProps = Omit<VoteLiveProps, 'still'> & { readonly mine: VoteValue | null };

function Voting({ reportId, confirm, dispute, mine, takeEarly, labels, signIn }: VotingProps) {
  const [desk] = useState(() =>
    createVoteDesk(
      {
        confirm: tallied(confirm, mine === 'confirm'),
        dispute: tallied(dispute, mine === 'dispute'),
        mine,
      },
      (wanted) => sendVote(reportId, wanted),
      () => void refreshGrade(reportId),
    ),
  );
  const view = useSyncExternalStore(desk.subscribe, desk.view, desk.view);
  const said = useId();
  useEffect(() => {
    const value = takeEarly();
    if (value !== null && value !== mine) desk.click(value);
  }, [desk, takeEarly, mine]);
  return (
    <div className={styles.votes}>
      <Buttons describedBy={said} labels={labels} onClick={desk.click} view={view} />
      <Said failure={view.failure} id={said} signIn={signIn} view={view} />
    </div>
  );
}

/** A page that was made before the viewer's own vote was counted still counts it. */
function tallied(count: number, mine: boolean): number {
  return mine ? Math.max(1, count) : count;
}

interface ButtonsProps {
  readonly view: Pick<VoteView, 'confirm' | 'dispute' | 'mine'>;
  readonly labels: VoteTallyProps['labels'];
  readonly describedBy: string;
  readonly onClick?: (value: VoteValue) => void;
}

function Buttons({ view, labels, describedBy, onClick }: ButtonsProps) {
  const t = useTranslations('votes');
  return (
    <div aria-label={labels.tally} className={styles.tally} role="group">
      {VOTE_VALUES.map((value) => (
        <button
          aria-describedby={describedBy}
          aria-disabled={onClick === undefined}
          aria-pressed={view.mine === value}
          data-value={value}
          key={value}
          onClick={() => onClick?.(value)}
          title={t(view.mine === value ? 'takeBack' : `meaning.${value}`)}
          type="button"
        >
          <span className={styles.word}>{labels[value]}</span>
          <span className={styles.count}>{view[value]}</span>
        </button>
      ))}
    </div>
  );
}

interface SaidProps {
  readonly id: string;
  readonly view: VoteView;
  readonly failure: VoteFailure | null;
  readonly signIn: string;
}

const REASONS = [
  'own-report',
  'too-many',
  'suspended',
  'no-session',
  'unreachable',
  'report-retired',
  'report-merged',
  'no-such-report',
] as const;

/** Says what became of a vote: a failure for all to read, a success for who cannot see the buttons. */
function Said({ id, view, failure, signIn }: SaidProps) {
  const t = useTranslations('votes');
  const counted = view.answered && !view.pending;
  const known = REASONS.find((one) => one === failure?.reason);
  return (
    <p
      className={failure === null ? 'visually-hidden' : `${styles.said} ${styles.failed}`}
      id={id}
      role="status"
    >
      {failure === null &&
        counted &&
        t(`counted.${view.mine ?? 'none'}`, { confirm: view.confirm, dispute: view.dispute })}
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
  const said = useId();
  return (
    <div className={styles.votes}>
      <Buttons describedBy={said} labels={labels} view={{ confirm, dispute, mine: null }} />
      <p className={styles.said} id={said}>
        {t(
          reason === 'suspended'
            ? 'failed.suspended'
            : `denied.${reason === 'own-report' ? reason : 'other'}`,
        )}
      </p>
    </div>
  );
}
