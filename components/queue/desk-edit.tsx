'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode, RefObject } from 'react';
import { Byline, Marks, Note } from '@/components/edits/byline';
import { EditChanges } from '@/components/edits/edit-changes';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/lib/edits/kind-key';
import type { Ticking } from '@/components/edits/source-cards';
import { LockNote } from '@/components/locks/lock-note';
import type { QueueItem } from '@/lib/edits/queue';
import { editPath } from '@/lib/edits/routes';
import type { Desk } from '@/lib/moderation/desk';
import { CommentForm } from '@/components/edits/comment-form';
import { Thread } from '@/components/edits/thread';
import { Standing } from './standing';
import styles from './queue.module.css';

interface DeskEditProps {
  readonly item: QueueItem;
  /** Undefined while it is fetched: the title is there already. */
  readonly desk: Desk | undefined;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  /** Null where the reviewer may not improve it. */
  readonly ticking: Ticking | null;
  readonly editor: ((field: string) => ReactNode) | null;
  /** The source that the keys are at. */
  readonly marked: string | null;
  /** It cannot be decided yet: a verdict on what it is held against is about to be given. */
  readonly awaiting: boolean;
  readonly commentRef: RefObject<HTMLTextAreaElement | null>;
  /** The reviewer said something of it. */
  readonly onSaid: () => void;
  /** Shows what has something in common with it. */
  readonly showGroup: () => void;
}

/** The edit that lies open: what it is, who says so and why, and what it changes. */
export function DeskEdit({
  item,
  desk,
  titleRef,
  ticking,
  editor,
  marked,
  awaiting,
  commentRef,
  onSaid,
  showGroup,
}: DeskEditProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  return (
    <article aria-busy={desk === undefined} className={styles.edit}>
      <header className={styles.head}>
        <p className={styles.eyebrow}>
          <IntlLink href={editPath(item.id)}>{edits('number', { id: String(item.id) })}</IntlLink> ·{' '}
          {edits(`kinds.${kindKey(item.kind)}`)} ·{' '}
          {edits(`needs.${desk?.edit.waiting?.needs ?? 'reviewers'}`)}
        </p>
        <h2 className={styles.title} ref={titleRef} tabIndex={-1}>
          <EditTitle edit={item} />
        </h2>
        {desk !== undefined && <Byline author={desk.author} edit={desk.edit} />}
        <p className={styles.eyebrow}>
          <button className={styles.textButton} onClick={showGroup} type="button">
            {t('together.open')} <kbd>G</kbd>
          </button>
        </p>
      </header>
      {item.claimed && (
        <p className={styles.warning} role="status">
          {t('claimed')}
        </p>
      )}
      <Note text={item.note} />
      {desk === undefined ? (
        <p className={styles.quiet}>{t('loading')}</p>
      ) : (
        <>
          {desk.edit.lock !== null && <LockNote lock={desk.edit.lock} />}
          <Marks flagged={desk.flags.length > 0} newDomain={desk.edit.newDomain} />
          {awaiting ? (
            <p className={styles.warning} role="status">
              {t('awaiting')}
            </p>
          ) : (
            desk.forecast?.result === 'conflicts' && (
              <p className={styles.warning}>{t('approving.conflicts')}</p>
            )
          )}
          <EditChanges
            edit={desk.edit}
            marked={marked}
            primary={desk.primary}
            {...(ticking === null ? {} : { ticking })}
            {...(editor === null ? {} : { editor })}
          />
          <Standing standing={desk.standing} />
          <section className={styles.thread}>
            <h3>{edits('thread.title')}</h3>
            <Thread history={desk.edit.history} none={edits('thread.none')} />
            {desk.edit.actions.includes('comment') && (
              <CommentForm editId={item.id} fieldRef={commentRef} onSaid={onSaid} />
            )}
          </section>
        </>
      )}
    </article>
  );
}
