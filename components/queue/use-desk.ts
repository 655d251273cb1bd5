'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef, useState } from 'react';
import { queryClient } from '@/components/client/query';
import { IdempotencyKey } from '@/components/client/api';
import { type Act, NOT_OF_THE_EDIT, sendAct } from '@/components/edits/act';
import type { Refusal } from '@/components/forms/refusal';
import type { EditView, QueueItem } from '@/lib/edits/schema';
import type { Fields, Verdict } from '@/lib/edits/types';
import type { Desk, DeskStart } from '@/lib/moderation/desk';
import { deskQuery, queueQuery } from '@/lib/moderation/query-options';
import { comingUp, deskOf, type DeskState, moveDesk } from './desk-state';

/** So many are fetched before they are wanted. */
const AHEAD = 3;
/** When the list grows this short and more waits, it is asked for at once. */
const SHORT = 8;

/** A verdict as the reviewer gave it. */
export interface Decision {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly changes: Fields | null;
}

/** What became of the last verdict or step, to be said. */
export type Event =
  | {
      readonly type: 'decided';
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
  decide(decision: Decision): void;
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
 * the server does not take comes back with a word. `visitFirst` tells one opening of the page from another.
 */
export function useDesk(start: DeskStart, visitFirst: string): DeskFlow {
  const client = queryClient();
  const [visit] = useState(visitFirst);
  const [state, move] = useReducer(moveDesk, start.queue, deskOf);
  const [event, setEvent] = useState<Event | null>(null);
  const words = useRef(new Map<number, string>());
  const list = useQuery({ ...queueQuery(visit), initialData: start.queue }, client);
  const { current } = state;
  const open = useQuery(
    {
      ...deskQuery(current ?? 0, visit),
      enabled: current !== null,
      ...(start.desk !== null && current === start.desk.edit.id ? { initialData: start.desk } : {}),
    },
    client,
  );

  useEffect(() => move({ type: 'listed', queue: list.data }), [list.data]);
  useEffect(() => {
    for (const id of comingUp(state, AHEAD))
      client.query(deskQuery(id, visit)).catch(() => undefined);
  }, [state, client, visit]);

  const item = state.items.find(({ id }) => id === current);
  const more = state.items.length < SHORT && list.data.items.length < list.data.total;
  useEffect(() => {
    if (more) void client.invalidateQueries({ queryKey: queueQuery(visit).queryKey });
  }, [more, client, visit]);

  const refused = (one: QueueItem, decision: Decision, refusal: Refusal) => {
    const { outdated, key, reason } = refusal;
    void client.invalidateQueries({ queryKey: deskQuery(one.id, visit).queryKey });
    const over =
      key === 'decided' ||
      key === 'gone' ||
      (key === 'forbidden' && !NOT_OF_THE_EDIT.includes(reason ?? ''));
    if (!over) {
      if (!outdated) words.current.set(one.id, decision.reason);
      move({ type: 'return', item: one });
    }
    setEvent({ type: 'refused', item: one, refusal });
    if (outdated) void client.invalidateQueries({ queryKey: queueQuery(visit).queryKey });
  };

  const decide = (decision: Decision) => {
    const desk = open.data;
    if (item === undefined || desk?.edit.id !== item.id) return;
    const { verdict, reason, changes } = decision;
    const act: Act = { do: 'review', verdict, reason, changes: changes ?? undefined };
    move({ type: 'decide' });
    void sendAct(item.id, act, desk.edit.version, new IdempotencyKey()).then((answer) => {
      if (!answer.ok) return refused(item, decision, answer.refusal);
      words.current.delete(item.id);
      client.removeQueries({ queryKey: deskQuery(item.id, visit).queryKey });
      setEvent({ type: 'decided', item, verdict, edit: answer.edit });
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
    decide,
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
