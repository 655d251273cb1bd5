'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode, RefObject } from 'react';
import { Byline, Marks, Note } from '@/components/edits/byline';
import { EditDiff } from '@/components/edits/edit-diff';
import { EditTitle } from '@/components/edits/edit-title';
import { IntlLink } from '@/components/edits/intl-link';
import { kindKey } from '@/components/edits/kind-key';
import { namedDiff } from '@/components/edits/named-diff';
import { sideNames } from '@/components/edits/side-names';
import type { Ticking } from '@/components/edits/source-cards';
import { LockNote } from '@/components/locks/lock-note';
import type { QueueItem } from '@/lib/edits/context';
import { editPath } from '@/lib/edits/routes';
import type { Desk } from '@/lib/moderation/desk';
import styles from './queue.module.css';

interface DeskEditProps {
  readonly item: QueueItem;
  /** Undefined while it is fetched: the title is there already. */
  readonly desk: Desk | undefined;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  /** Null where the reviewer may not improve it. */
  readonly ticking: Ticking | null;
  readonly editor: ((field: string) => ReactNode) | null;
}

/** The edit that lies open: what it is, who says so and why, and what it changes. */
export function DeskEdit({ item, desk, titleRef, ticking, editor }: DeskEditProps) {
  const t = useTranslations('queue');
  const edits = useTranslations('edits');
  const labelsOf = ({ edit }: Desk) => {
    const [before, after] = sideNames(edit);
    return { before: edits(`diff.${before}`), after: edits(`diff.${after}`) };
  };
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
      </header>
      <Note text={item.note} />
      {desk === undefined ? (
        <p className={styles.quiet}>{t('loading')}</p>
      ) : (
        <>
          {desk.edit.lock !== null && <LockNote lock={desk.edit.lock} />}
          <Marks flagged={desk.flags.length > 0} newDomain={desk.edit.newDomain} />
          <EditDiff
            conflicts={desk.edit.conflict?.conflicts ?? []}
            diff={namedDiff(desk.edit)}
            labels={labelsOf(desk)}
            primary={desk.primary}
            {...(ticking === null ? {} : { ticking })}
            {...(editor === null ? {} : { editor })}
          />
        </>
      )}
    </article>
  );
}
