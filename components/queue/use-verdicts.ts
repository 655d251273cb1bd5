'use client';

import { useEffect, useRef, useState } from 'react';
import { type ApiResult, api, type Problem, problemOf } from '@/components/client/api';
import { queryClient } from '@/components/client/query';
import { type Refusal, refusalOf } from '@/components/forms/refusal';
import { verdictEndpoint } from '@/lib/edits/routes';
import type { QueueItem } from '@/lib/edits/queue';
import type { EditState, Fields, Verdict } from '@/lib/edits/types';
import type { HeldVerdict, ToldVerdict } from '@/lib/moderation/held';
import { VERDICTS_EVERY_MS, verdictsQuery } from '@/lib/moderation/query-options';

/** A verdict as the reviewer gave it. */
export interface Decision {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly changes: Fields | null;
}

/** A verdict of this desk and what became of it. */
export interface Decided extends Decision {
  readonly item: QueueItem;
  /** The version that was seen. */
  readonly version: number;
  /** *sending*: the server has not answered yet. *held*: it can be taken back until `until`. */
  readonly state: 'sending' | 'held' | 'given';
  readonly until: string | null;
  /** What the edit is since it was given. */
  readonly editState: EditState | null;
}

interface Outcomes {
  /** It was not taken, now or when it was to be given. */
  readonly refused: (decided: Decided, refusal: Refusal) => void;
  /** The server keeps it. */
  readonly held: (decided: Decided) => void;
  readonly given: (decided: Decided) => void;
  readonly takenBack: (decided: Decided) => void;
}

export interface Verdicts {
  /** Newest first. */
  readonly decided: readonly Decided[];
  readonly hold: (item: QueueItem, decision: Decision, version: number) => void;
  /** Takes back the newest that can be; or the one named. */
  readonly takeBack: (id?: number) => void;
}

/** Older ones are not told any more. */
const TOLD = 20;

/** The desk's verdicts: each is kept on the server for ten seconds, in which it can be taken back. */
export function useVerdicts(visit: string, outcomes: Outcomes): Verdicts {
  const client = queryClient();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const present = useRef(decided);
  const sent = useRef(new Map<number, Promise<ApiResult<HeldVerdict>>>());
  const latest = useRef(outcomes);
  useEffect(() => {
    latest.current = outcomes;
  });
  const without = (id: number) => setDecided((all) => all.filter(({ item }) => item.id !== id));
  const put = (id: number, more: Partial<Decided>) =>
    setDecided((all) => all.map((one) => (one.item.id === id ? { ...one, ...more } : one)));

  const settle = (told: readonly ToldVerdict[]) => {
    for (const one of present.current) {
      // An answer from before it was sent again speaks of the one before.
      const now = told.find(({ edit, until }) => edit === one.item.id && until === one.until);
      if (one.state !== 'held' || now === undefined || now.state === 'held') continue;
      if (now.refusal === null) {
        const given = { ...one, state: 'given', editState: now.editState } as const;
        put(one.item.id, given);
        latest.current.given(given);
      } else {
        without(one.item.id);
        latest.current.refused(one, refusalOf(problemFrom(now.refusal)));
      }
    }
  };
  const settling = useRef(settle);
  useEffect(() => {
    present.current = decided;
    settling.current = settle;
  });
  const isWaiting = decided.some(({ state }) => state === 'held');
  useEffect(() => {
    if (!isWaiting) return;
    const ask = () =>
      client.query(verdictsQuery(visit)).then(
        ({ items }) => settling.current(items),
        // Without an answer it is asked again.
        () => undefined,
      );
    const timer = setInterval(() => void ask(), VERDICTS_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, client, visit]);

  return {
    decided,
    hold(item, decision, version) {
      const nothingYet = { state: 'sending', until: null, editState: null } as const;
      const one: Decided = { ...decision, item, version, ...nothingYet };
      setDecided((all) => [
        one,
        ...all.filter((other) => other.item.id !== item.id).slice(0, TOLD),
      ]);
      const { verdict, reason, changes } = decision;
      const body = { verdict, reason, version, ...(changes === null ? {} : { changes }) };
      const sending = api<HeldVerdict>('PUT', verdictEndpoint(item.id), { body });
      sent.current.set(item.id, sending);
      void sending.then((answer) => {
        if (!answer.ok) {
          without(item.id);
          return latest.current.refused(one, refusalOf(answer.problem));
        }
        const { until } = answer.value;
        put(item.id, { state: 'held', until });
        return latest.current.held({ ...one, state: 'held', until });
      });
    },
    takeBack(id) {
      const one = decided.find(
        ({ item, state }) => state !== 'given' && (id === undefined || item.id === id),
      );
      if (one === undefined) return;
      void takeBack(one, sent.current.get(one.item.id)).then((taken) => {
        if (!taken) return;
        without(one.item.id);
        latest.current.takenBack(one);
      });
    },
  };
}

/** Whether it was in time. What is still on its way is waited for. */
async function takeBack(
  { item }: Decided,
  sending: Promise<unknown> | undefined,
): Promise<boolean> {
  await sending;
  return (await api('DELETE', verdictEndpoint(item.id))).ok;
}

const STATUS: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  invalid: 422,
};

/** What the API would have answered, had it been given at once. */
function problemFrom({ code, reason, state }: NonNullable<ToldVerdict['refusal']>): Problem {
  return problemOf(STATUS[code] ?? 503, { code, reason, state }, null);
}
