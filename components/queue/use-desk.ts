'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { queryClient } from '@/components/client/query';
import { NOT_OF_THE_EDIT } from '@/components/edits/act';
import type { Refusal } from '@/components/forms/refusal';
import type { QueueItem } from '@/lib/edits/queue';
import type { Desk, DeskStart, QueueFilter } from '@/lib/moderation/desk';
import type { GroupMember } from '@/lib/moderation/group';
import { agreementQuery, deskQuery, queueQuery } from '@/lib/moderation/query-options';
import { isBeside } from '@/lib/edits/rules/beside';
import { comingUp, deskOf, type DeskState, moveDesk } from './desk-state';
import { useClaim } from './use-claim';
import {
  type Decided,
  type Decision,
  NOTHING_YET,
  useVerdicts,
  type Verdicts,
} from './use-verdicts';

/** So many are fetched before they are wanted. */
const AHEAD = 3;
/** How often a desk that waits for a verdict beside it is asked for. */
const AGAIN_MS = 1_000;
/** When the list grows this short and more waits, it is asked for at once. */
const SHORT = 8;

/** What became of the last verdict or step, to be said. */
export type Event =
  | { readonly type: 'held' | 'given'; readonly decided: Decided }
  /** Given together: `left` were not taken, and wait again. */
  | {
      readonly type: 'held-together';
      readonly decided: readonly Decided[];
      readonly left: readonly QueueItem[];
    }
  | { readonly type: 'taken-back'; readonly decided: readonly Decided[] }
  | { readonly type: 'skipped'; readonly item: QueueItem }
  /** It was not sent, or not taken; the words are kept. */
  | { readonly type: 'refused'; readonly item: QueueItem; readonly refusal: Refusal };

export interface DeskFlow {
  readonly state: DeskState;
  /** The open edit; undefined while it is fetched. */
  readonly desk: Desk | undefined;
  /** A verdict that is about to be given may change what it is held against: it is decided after that. */
  readonly awaiting: boolean;
  readonly total: number;
  readonly filter: QueueFilter;
  readonly event: Event | null;
  readonly verdicts: Verdicts;
  /** Words of a verdict that was not taken, given back with its edit. */
  readonly keptWords: (id: number) => string;
  decide(decision: Decision): void;
  /** The same verdict and reason for each. */
  decideTogether(members: readonly GroupMember[], decision: Omit<Decision, 'changes'>): void;
  skip(): void;
  step(by: 1 | -1): void;
  open(id: number): void;
  unskip(): void;
  narrow(filter: QueueFilter): void;
  /** Something was said of the open edit. */
  reread(): void;
}

/** Whether an edit that was fetched has the other among what is also open. */
function hasBeside(desk: unknown, id: number): boolean {
  return (desk as Desk | undefined)?.alsoOpen.some((other) => other.id === id) ?? false;
}

/** Whether nothing can be decided about the edit any more, or not by this reviewer. */
function isOver({ key, reason }: Refusal): boolean {
  if (key === 'decided' || key === 'gone') return true;
  return key === 'forbidden' && !NOT_OF_THE_EDIT.includes(reason ?? '');
}

/**
 * The flow of the queue: a verdict leaves the desk at once and is kept behind the reviewer's back; what the server
 * does not take comes back with a word. `visitFirst` tells one opening of the page from another.
 */
export function useDesk(start: DeskStart, visitFirst: string): DeskFlow {
  const client = queryClient();
  const [visit] = useState(visitFirst);
  const [filter, setFilter] = useState(start.filter);
  const [state, move] = useReducer(moveDesk, start.queue, deskOf);
  const [event, setEvent] = useState<Event | null>(null);
  const words = useRef(new Map<number, string>());
  const list = useQuery(
    { ...queueQuery(filter, visit), ...(filter === start.filter && { initialData: start.queue }) },
    client,
  );
  const { current } = state;
  const open = useQuery(
    {
      ...deskQuery(current ?? 0, visit),
      enabled: current !== null,
      // Others decide too: what stands when they are done is asked for until it is told.
      refetchInterval: ({ state: { data } }: { state: { data?: Desk | undefined } }) =>
        data?.decidingUntil == null ? false : AGAIN_MS,
      ...(start.desk !== null && current === start.desk.edit.id ? { initialData: start.desk } : {}),
    },
    client,
  );
  const queue = list.data;

  useEffect(() => {
    if (queue !== undefined) move({ type: 'listed', queue });
  }, [queue]);
  useEffect(() => {
    for (const id of comingUp(state, AHEAD))
      client.query(deskQuery(id, visit)).catch(() => undefined);
  }, [state, client, visit]);

  const item = state.items.find(({ id }) => id === current);
  const more =
    queue !== undefined && state.items.length < SHORT && queue.items.length < queue.total;
  const relist = () => void client.invalidateQueries({ queryKey: ['queue'] });
  useEffect(() => {
    if (more) void client.invalidateQueries({ queryKey: ['queue'] });
  }, [more, client]);

  /** What is left on the same port or subject stands among others now, and its diff may be another. */
  const forgetBeside = (id: number) =>
    void client.invalidateQueries({
      predicate: ({ queryKey, state: { data } }) => queryKey[0] === 'desk' && hasBeside(data, id),
    });

  useClaim(current, (id) => move({ type: 'claimed', id }));
  const verdicts = useVerdicts(visit, {
    refused({ item: one, reason }, refusal) {
      void client.invalidateQueries({ queryKey: deskQuery(one.id, visit).queryKey });
      if (isOver(refusal)) move({ type: 'given', id: one.id });
      else {
        if (!refusal.outdated) words.current.set(one.id, reason);
        move({ type: 'return', item: one });
      }
      setEvent((last) =>
        last?.type === 'held-together' && last.decided.some(({ item: held }) => held.id === one.id)
          ? {
              type: 'held-together',
              decided: last.decided.filter(({ item: held }) => held.id !== one.id),
              left: [...last.left, one],
            }
          : { type: 'refused', item: one, refusal },
      );
      if (refusal.outdated) relist();
    },
    held(decided) {
      forgetBeside(decided.item.id);
      setEvent((last) => heldNow(last, decided));
    },
    given(decided) {
      const { id } = decided.item;
      words.current.delete(id);
      client.removeQueries({ queryKey: deskQuery(id, visit).queryKey });
      move({ type: 'given', id });
      forgetBeside(id);
      const says = decided.editState === 'conflicted' || decided.trial !== null;
      if (decided.trial !== null)
        void client.invalidateQueries({ queryKey: agreementQuery().queryKey });
      setEvent((last) => (says || isOf(last, decided) ? { type: 'given', decided } : last));
    },
    takenBack(decided) {
      for (const { item: one, reason } of decided.toReversed()) {
        words.current.set(one.id, reason);
        void client.invalidateQueries({ queryKey: deskQuery(one.id, visit).queryKey });
        forgetBeside(one.id);
        move({ type: 'return', item: one });
      }
      if (decided[0] !== undefined) move({ type: 'open', id: decided[0].item.id });
      setEvent({ type: 'taken-back', decided });
    },
  });

  const outOfDate = client.getQueryState(deskQuery(current ?? 0, visit).queryKey)?.isInvalidated;
  const isAwaiting =
    open.data?.decidingUntil != null ||
    outOfDate === true ||
    (item !== undefined && state.deciding.some((other) => isBeside(other, item)));

  return {
    state,
    desk: open.data,
    awaiting: isAwaiting,
    total: Math.max((queue?.total ?? 0) - state.gone.length, state.items.length),
    filter,
    event,
    verdicts,
    keptWords: (id) => words.current.get(id) ?? '',
    decide(decision) {
      const desk = open.data;
      if (isAwaiting || item === undefined || desk?.edit.id !== item.id) return;
      move({ type: 'decide', ids: [item.id] });
      verdicts.hold(item, decision, desk.edit);
      forgetBeside(item.id);
      const one = { ...decision, item, seen: desk.edit, ...NOTHING_YET };
      setEvent({ type: 'held', decided: one });
    },
    decideTogether(members, decision) {
      const seen = members.map(({ item: one, edit }) => ({ item: one, seen: edit }));
      move({ type: 'decide', ids: seen.map((one) => one.item.id) });
      verdicts.holdTogether(seen, decision);
      for (const one of seen) forgetBeside(one.item.id);
      const decided = seen.map((one) => ({ ...decision, ...one, changes: null, ...NOTHING_YET }));
      setEvent({ type: 'held-together', decided, left: [] });
    },
    skip() {
      if (item === undefined) return;
      move({ type: 'skip' });
      setEvent({ type: 'skipped', item });
    },
    step: (by) => move({ type: 'step', by }),
    open: (id) => move({ type: 'open', id }),
    unskip: () => move({ type: 'unskip' }),
    reread: () => void open.refetch(),
    narrow(next) {
      void client.query(queueQuery(next, visit)).then((found) => {
        setFilter(next);
        move({ type: 'begin', queue: found });
      });
    },
  };
}

/** Whether what is said now is said of this very verdict. */
function isOf(last: Event | null, { item }: Decided): boolean {
  return (last?.type === 'held' || last?.type === 'given') && last.decided.item.id === item.id;
}

/** The server keeps it: from then on it can be said until when. */
function heldNow(last: Event | null, held: Decided): Event | null {
  if (last?.type === 'held-together')
    return {
      ...last,
      decided: last.decided.map((one) => (one.item.id === held.item.id ? held : one)),
    };
  return isOf(last, held) ? { type: 'held', decided: held } : last;
}
