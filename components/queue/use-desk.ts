'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { type Act, NOT_OF_THE_EDIT, type Refusal, sendAct } from '@/components/edits/act';
import type { QueueItem } from '@/lib/edits/context';
import type { EditView } from '@/lib/edits/schema';
import type { Fields, Verdict } from '@/lib/edits/types';
import type { Desk, DeskStart } from '@/lib/moderation/desk';
import { deskQuery, queueQuery } from './desk-queries';
import { comingUp, deskOf, type DeskState, moveDesk } from './desk-state';

/** So many are fetched before they are wanted. */
const AHEAD = 3;
/** When the list grows this short and more waits, it is asked for at once. */
const SHORT = 8;

/** A verdict as the reviewer gave it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly changes: Fields | null;
}

/** What became of the last verdict or step, to be said. */
export type Event =
  | {
      readonly type: 'judged';
      readonly item: QueueItem;
      readonly verdict: Verdict;
      readonly edit: EditView;
    }
  | { readonly type: 'skipped'; readonly item: QueueItem }
  /** It was not sent, or not taken; the words are kept. */
  | { readonly type: 'refused'; readonly item: QueueItem; readonly refusal: Refusal };

export interface DeskFlow {
  readonly state: DeskState;
  /** The open edit; undefined while it is fetched. */
  readonly desk: Desk | undefined;
  readonly total: number;
  readonly event: Event | null;
  /** Words of a verdict that was not taken, given back with its edit. */
  readonly keptWords: (id: number) => string;
  judge(judgement: Judgement): void;
  skip(): void;
  step(by: 1 | -1): void;
  open(id: number): void;
  unskip(): void;
}

/** Whether an edit that was fetched has the other among what is also open. */
function isBeside(desk: unknown, id: number): boolean {
  return (desk as Desk | undefined)?.alsoOpen.some((other) => other.id === id) ?? false;
}

/**
 * The flow of the queue: a verdict leaves the desk at once and is sent behind the reviewer's back; what
 * the server does not take comes back with a word.
 */
export function useDesk(start: DeskStart): DeskFlow {
  const client = useQueryClient();
  const [state, move] = useReducer(moveDesk, start.queue, deskOf);
  const [event, setEvent] = useState<Event | null>(null);
  const words = useRef(new Map<number, string>());
  const list = useQuery({ ...queueQuery, initialData: start.queue });
  const { current } = state;
  const open = useQuery({
    ...deskQuery(current ?? 0),
    enabled: current !== null,
    ...(start.desk !== null && current === start.desk.edit.id ? { initialData: start.desk } : {}),
  });

  useEffect(() => move({ type: 'listed', queue: list.data }), [list.data]);
  useEffect(() => {
    for (const id of comingUp(state, AHEAD)) client.query(deskQuery(id)).catch(() => undefined);
  }, [state, client]);

  const item = state.items.find(({ id }) => id === current);
  const more = state.items.length < SHORT && list.data.items.length < list.data.total;
  useEffect(() => {
    if (more) void client.invalidateQueries({ queryKey: queueQuery.queryKey });
  }, [more, client]);

  const refused = (one: QueueItem, judgement: Judgement, refusal: Refusal) => {
    const { outdated, key, reason } = refusal;
    void client.invalidateQueries({ queryKey: deskQuery(one.id).queryKey });
    const over =
      key === 'decided' ||
      key === 'gone' ||
      (key === 'forbidden' && !NOT_OF_THE_EDIT.includes(reason ?? ''));
    if (!over) {
      if (!outdated) words.current.set(one.id, judgement.reason);
      move({ type: 'return', item: one });
    }
    setEvent({ type: 'refused', item: one, refusal });
    if (outdated) void client.invalidateQueries({ queryKey: queueQuery.queryKey });
  };

  const judge = (judgement: Judgement) => {
    const desk = open.data;
    if (item === undefined || desk?.edit.id !== item.id) return;
    const { verdict, reason, changes } = judgement;
    const act: Act = { do: 'review', verdict, reason, changes: changes ?? undefined };
    move({ type: 'decide' });
    void sendAct(item.id, act, desk.edit.version, crypto.randomUUID()).then((answer) => {
      if (!answer.ok) return refused(item, judgement, answer.refusal);
      words.current.delete(item.id);
      client.removeQueries({ queryKey: deskQuery(item.id).queryKey });
      setEvent({ type: 'judged', item, verdict, edit: answer.edit });
      // What is left on the same port or subject stands among others now, and its diff may be another.
      void client.invalidateQueries({
        predicate: ({ queryKey, state: { data } }) =>
          queryKey[0] === 'desk' && isBeside(data, item.id),
      });
      return undefined;
    });
  };

  return {
    state,
    desk: open.data,
    total: Math.max(list.data.total - state.gone.length, state.items.length),
    event,
    keptWords: (id) => words.current.get(id) ?? '',
    judge,
    skip() {
      if (item === undefined) return;
      move({ type: 'skip' });
      setEvent({ type: 'skipped', item });
    },
    step: (by) => move({ type: 'step', by }),
    open: (id) => move({ type: 'open', id }),
    unskip: () => move({ type: 'unskip' }),
  };
}
