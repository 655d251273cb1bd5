'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ApiError, IdempotencyKey, request } from '@/components/client/api';
import { queryClient } from '@/components/client/query';
import { refusalOf } from '@/components/forms/refusal';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { useRefusalText } from '@/components/edits/refusal-text';
import { buttonClass } from '@/components/ui/button-class';
import { editPath } from '@/lib/edits/routes';
import type { BulkItem, BulkRevert } from '@/lib/moderation/commands/bulk-revert';
import type { ModeratedAccount } from '@/lib/moderation/queries/account';
import { type AccountAct, accountActEndpoint } from '@/lib/moderation/routes';
import styles from './moderate-panel.module.css';
import reason from './reason.module.css';

/** What a moderator can do to an account: keep it from writing, and undo what it did. */
export function ModeratePanel({ account }: { readonly account: ModeratedAccount }) {
  const t = useTranslations('queue');
  const { suspended } = account;
  return (
    <div className={styles.panel}>
      {suspended === null ? (
        <ActBox
          act="suspend"
          handle={account.handle}
          text={t('moderate.suspendText')}
          title={t('moderate.suspend')}
        />
      ) : (
        <>
          <p>
            {t.rich('moderate.suspendedSince', {
              date: () => <Moment at={suspended.since} />,
              reason: suspended.reason,
            })}
          </p>
          <ActBox
            act="restore"
            handle={account.handle}
            text={t('moderate.restoreText')}
            title={t('moderate.restore')}
          />
        </>
      )}
      <RevertBox handle={account.handle} />
    </div>
  );
}

/** What is sent: `dryRun` only says what a bulk revert would do. */
interface ActBody {
  readonly reason: string;
  readonly dryRun?: boolean;
}

/** Sends an act with its reason; what became of it is said in the box. */
function useAccountAct(handle: string, act: AccountAct) {
  const router = useRouter();
  const t = useTranslations('edits');
  const refusalText = useRefusalText();
  const [reason, setReason] = useState('');
  const [unreasoned, setUnreasoned] = useState(false);
  const [answer, setAnswer] = useState<BulkRevert | null>(null);
  const [idempotent] = useState(() => new IdempotencyKey());
  const { mutate, isPending, error } = useMutation(
    {
      mutationFn: (body: ActBody) =>
        request<BulkRevert>('POST', accountActEndpoint(handle, act), { body, idempotent }),
      onSuccess: (given, { dryRun }) => {
        setAnswer(given);
        if (dryRun !== true) router.refresh();
      },
    },
    queryClient(),
  );
  const send = (dryRun?: boolean) => {
    if (isPending) return;
    setUnreasoned(reason.trim() === '');
    if (reason.trim() === '') return;
    mutate({ reason: reason.trim(), ...(dryRun === undefined ? {} : { dryRun }) });
  };
  const faultText = () => {
    if (unreasoned) return t('errors.needs-text');
    return error instanceof ApiError ? refusalText(refusalOf(error.problem)) : null;
  };
  return { sending: isPending, fault: faultText(), answer, reason, setReason, send };
}

interface ActBoxProps {
  readonly handle: string;
  readonly act: Exclude<AccountAct, 'revert'>;
  readonly title: string;
  readonly text: string;
}

function ActBox({ handle, act, title, text }: ActBoxProps) {
  const t = useTranslations('queue');
  const doing = useAccountAct(handle, act);
  return (
    <section className={styles.act}>
      <h2>{title}</h2>
      <p>{text}</p>
      <ReasonField doing={doing} />
      <div className={styles.row}>
        <button
          aria-disabled={doing.sending}
          className={`${buttonClass()} ${act === 'suspend' ? styles.danger : ''}`}
          onClick={() => doing.send()}
          type="button"
        >
          {title}
        </button>
      </div>
      <div role="status">
        {doing.fault !== null && <p className={styles.fault}>{doing.fault}</p>}
        {doing.answer !== null && <p>{t('moderate.done')}</p>}
      </div>
    </section>
  );
}

type Doing = ReturnType<typeof useAccountAct>;

function ReasonField({ doing }: { readonly doing: Doing }) {
  const t = useTranslations('queue');
  return (
    <label className={reason.reason}>
      {t('moderate.reason')}
      <textarea
        dir="auto"
        maxLength={2000}
        onChange={({ target }) => doing.setReason(target.value)}
        rows={2}
        value={doing.reason}
      />
    </label>
  );
}

/** First a rehearsal, which shows what would happen; then the deed. */
function RevertBox({ handle }: { readonly handle: string }) {
  const t = useTranslations('queue');
  const doing = useAccountAct(handle, 'revert');
  const bulk = doing.answer;
  const reverted = bulk?.items.filter(({ outcome }) => outcome === 'reverted') ?? [];
  return (
    <section className={styles.act}>
      <h2>{t('moderate.revert')}</h2>
      <p>{t('moderate.revertText')}</p>
      <ReasonField doing={doing} />
      <div className={styles.row}>
        <button
          aria-disabled={doing.sending}
          className={buttonClass()}
          onClick={() => doing.send(true)}
          type="button"
        >
          {t('moderate.dryRun')}
        </button>
        {bulk?.dryRun === true && reverted.length > 0 && (
          <button
            aria-disabled={doing.sending}
            className={`${buttonClass()} ${styles.danger}`}
            onClick={() => doing.send(false)}
            type="button"
          >
            {t('moderate.revertNow', { count: reverted.length })}
          </button>
        )}
      </div>
      <div role="status">
        {doing.fault !== null && <p className={styles.fault}>{doing.fault}</p>}
        {bulk !== null && <Outcome bulk={bulk} />}
      </div>
    </section>
  );
}

function Outcome({ bulk }: { readonly bulk: BulkRevert }) {
  const t = useTranslations('queue');
  const itemsThat = (outcome: BulkItem['outcome']) =>
    bulk.items.filter((item) => item.outcome === outcome);
  const [reverted, others] = [itemsThat('reverted'), itemsThat('others-edit')];
  const conflicts = itemsThat('conflicts').length;
  return (
    <>
      <p>
        {t(bulk.dryRun ? 'moderate.wouldRevert' : 'moderate.reverted', { count: reverted.length })}
      </p>
      <EditLinks items={reverted} />
      {conflicts > 0 && <p>{t('moderate.conflicts', { count: conflicts })}</p>}
      {others.length > 0 && <p>{t('moderate.othersEdits', { count: others.length })}</p>}
      <EditLinks items={others} />
    </>
  );
}

function EditLinks({ items }: { readonly items: readonly BulkItem[] }) {
  const t = useTranslations('edits');
  if (items.length === 0) return null;
  return (
    <ul className={styles.items}>
      {items.map(({ edit, revert }) => (
        <li key={edit}>
          <IntlLink href={editPath(revert ?? edit)}>
            {t('number', { id: String(revert ?? edit) })}
          </IntlLink>
        </li>
      ))}
    </ul>
  );
}
