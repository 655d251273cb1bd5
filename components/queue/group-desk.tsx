'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { queryClient } from '@/components/client/query';
import type { QueueItem } from '@/lib/edits/queue';
import type { Verdict } from '@/lib/edits/types';
import { GROUP_WAYS, type GroupMember, type GroupWay } from '@/lib/moderation/group';
import { groupQuery } from '@/lib/moderation/query-options';
import { GroupBar } from './group-bar';
import { GroupEdits } from './group-edits';
import styles from './group.module.css';
import queue from './queue.module.css';
import { type DeskCommand, useDeskKeys } from './keys';
import { ReasonPanel } from './reason-panel';
import type { DeskFlow } from './use-desk';
import { useReadyReasons } from './use-ready-reasons';
import { useSources } from './use-sources';

interface GroupDeskProps {
  readonly flow: DeskFlow;
  /** The edit from which the group was opened. */
  readonly item: QueueItem;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly keysOn: boolean;
  readonly help: boolean;
  readonly setHelp: (open: boolean) => void;
  readonly close: () => void;
}

/** Edits with something in common, side by side: those that were chosen are decided together, with one reason. */
export function GroupDesk({ flow, item, titleRef, keysOn, help, setHelp, close }: GroupDeskProps) {
  const t = useTranslations('queue');
  const [by, setBy] = useState<GroupWay>('author');
  const { data: group, isError } = useQuery(groupQuery(item.id, by), queryClient());
  const members = group?.items ?? [];
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [missing, setMissing] = useState(false);
  const marked = useRef<HTMLLIElement>(null);
  const own = useRef<HTMLTextAreaElement>(null);
  const keep = useRef<HTMLInputElement>(null);
  const picked = members.filter(({ edit }) => chosen.includes(edit.id));
  const ready = useReadyReasons(picked[0]?.edit.reasons ?? 'report');
  const sources = useSources(marked);
  useEffect(() => titleRef.current?.focus({ preventScroll: true }), [titleRef]);
  const show = (next: GroupWay) => {
    setBy(next);
    setAt(0);
    setChosen([]);
  };
  const toggle = (id: number) =>
    setChosen((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  const goTo = (to: number) => {
    const next = Math.min(Math.max(to, 0), members.length - 1);
    setAt(next);
    reveal(marked.current?.parentElement?.children[next]);
  };
  const send = (reason: string) => {
    if (verdict === null) return;
    if (reason.trim() === '') return setMissing(true);
    close();
    flow.decideTogether(picked, { verdict, reason: reason.trim() });
  };
  const sendOwn = () => {
    const text = own.current?.value.trim() ?? '';
    if (keep.current?.checked === true && text !== '' && verdict !== null)
      ready.keep(verdict, text);
    send(text);
  };
  const cancel = () => {
    if (help) return setHelp(false);
    if (verdict === null) return close();
    setVerdict(null);
    titleRef.current?.focus({ preventScroll: true });
  };
  const run = (command: DeskCommand): void => {
    switch (command.do) {
      case 'decide':
        return picked.length > 0 ? setVerdict(command.verdict) : undefined;
      case 'choose': {
        const member = members[at];
        if (member === undefined) return;
        toggle(member.edit.id);
        return goTo(at + 1);
      }
      case 'choose-all':
        return setChosen(
          picked.length === members.length ? [] : members.map(({ edit }) => edit.id),
        );
      case 'step':
        return goTo(at + command.by);
      case 'group':
        return show(GROUP_WAYS[(GROUP_WAYS.indexOf(by) + 1) % GROUP_WAYS.length] ?? 'author');
      case 'source':
        return sources.open();
      case 'next-source':
        return sources.next();
      case 'reason':
        return verdict === null ? undefined : send(ready.of(verdict)[command.at]?.text ?? '');
      case 'send':
        return sendOwn();
      case 'undo':
        return flow.verdicts.takeBack();
      case 'scroll':
        return titleRef.current?.closest('article')?.scrollBy({ top: command.by });
      case 'help':
        return setHelp(true);
      case 'cancel':
        return cancel();
      default:
    }
  };
  useDeskKeys(help ? 'help' : verdict === null ? 'group' : 'reason', keysOn, run);
  return (
    <div className={queue.open}>
      <article aria-busy={group === undefined && !isError} className={queue.edit}>
        <header className={queue.head}>
          <h2 className={queue.title} ref={titleRef} tabIndex={-1}>
            {t('together.title')}
          </h2>
          <p className={styles.ways}>
            {GROUP_WAYS.map((way) => (
              <button aria-pressed={way === by} key={way} onClick={() => show(way)} type="button">
                {t(`together.by.${way}`)}
              </button>
            ))}
          </p>
        </header>
        {group === undefined ? (
          <p className={queue.quiet}>{t(isError ? 'together.failed' : 'together.loading')}</p>
        ) : (
          <GroupEdits
            at={at}
            chosen={chosen}
            group={group}
            markedRef={marked}
            marked={sources.marked}
            setAt={setAt}
            toggle={toggle}
          />
        )}
      </article>
      <div className={queue.dock} data-asking={verdict !== null}>
        {verdict === null ? (
          <GroupBar of={members.length} picked={picked.length} run={run} />
        ) : (
          <ReasonPanel
            cancel={cancel}
            improved={false}
            keepRef={keep}
            missing={missing}
            ownRef={own}
            ready={ready}
            send={send}
            sendOwn={sendOwn}
            verdict={verdict}
            words={sameWords(flow, picked)}
          />
        )}
      </div>
    </div>
  );
}

/** The words that all of them were given before, where a verdict was taken back. */
function sameWords(flow: DeskFlow, picked: readonly GroupMember[]): string {
  const [first = '', ...others] = picked.map(({ edit }) => flow.keptWords(edit.id));
  return others.every((one) => one === first) ? first : '';
}

function reveal(entry: Element | undefined): void {
  entry?.scrollIntoView({ block: 'nearest' });
}
