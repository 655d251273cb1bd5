'use client';

import { useEffect, useRef, useState } from 'react';
import { api, type Problem, problemOf } from '@/components/client/api';
import { queryClient } from '@/components/client/query';
import { asSent, type SeenEdit } from '@/components/edits/act';
import { type Refusal, refusalOf } from '@/components/forms/refusal';
import { groupVerdictsEndpoint, verdictEndpoint, VERDICTS_ENDPOINT } from '@/lib/edits/routes';
import type { QueueItem } from '@/lib/edits/queue';
import type { EditState, Fields, Verdict } from '@/lib/edits/types';
import type { GroupHeld } from '@/lib/moderation/group';
import type { HeldVerdict, ToldVerdict } from '@/lib/moderation/held';
import type { TrialAnswer } from '@/lib/moderation/trials';
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
  readonly seen: SeenEdit;
  /** *sending*: the server has not answered yet. *held*: it can be taken back until `until`. */
  readonly state: 'sending' | 'held' | 'given';
  readonly until: string | null;
  /** What the edit is since it was given. */
  readonly editState: EditState | null;
  /** With what it was given together, and is taken back; null for one by itself. */
  readonly group: string | null;
  /** It was a trial, and this is the answer; null: it was none, or that is not told yet. */
  readonly trial: TrialAnswer | null;
}

/** An edit of the queue as it was seen. */
interface Seen {
  readonly item: QueueItem;
  readonly seen: SeenEdit;
}

interface Outcomes {
  /** It was not taken, now or when it was to be given. */
  readonly refused: (decided: Decided, refusal: Refusal) => void;
  /** The server keeps it. */
  readonly held: (decided: Decided) => void;
  readonly given: (decided: Decided) => void;
  /** One, or all that were given together. */
  readonly takenBack: (decided: readonly Decided[]) => void;
}

export interface Verdicts {
  /** Newest first. */
  readonly decided: readonly Decided[];
  readonly hold: (item: QueueItem, decision: Decision, seen: SeenEdit) => void;
  /** The same verdict on each. */
  readonly holdTogether: (seen: readonly Seen[], decision: Omit<Decision, 'changes'>) => void;
  /** Takes back the newest that can be, or the one named; with it whatever was given together with it. */
  readonly takeBack: (id?: number) => void;
}

/** Older ones are not told any more. */
const TOLD = 20;

/** The desk's verdicts: each is kept on the server for ten seconds, in which it can be taken back. */
export function useVerdicts(visit: string, outcomes: Outcomes): Verdicts {
  const client = queryClient();
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const present = useRef(decided);
  const sent = useRef(new Map<number, Promise<unknown>>());
  const latest = useRef(outcomes);
  useEffect(() => {
    latest.current = outcomes;
  });
  // Known at once and not with the next rendering: whoever takes a verdict back while its answer comes in reads it here.
  const change = (next: (all: readonly Decided[]) => readonly Decided[]) => {
    present.current = next(present.current);
    setDecided(present.current);
  };
  const without = (id: number) => change((all) => all.filter(({ item }) => item.id !== id));
  const put = (id: number, more: Partial<Decided>) =>
    change((all) => all.map((one) => (one.item.id === id ? { ...one, ...more } : one)));

  const add = (given: readonly Decided[]) => change((all) => withDecided(all, given));

  const settle = (told: readonly ToldVerdict[]) => {
    for (const one of present.current) {
      // An answer from before it was sent again speaks of the one before.
      const now = told.find(({ edit, until }) => edit === one.item.id && until === one.until);
      if (one.state !== 'held' || now === undefined || now.state === 'held') continue;
      if (now.refusal === null) {
        const { editState, trial } = now;
        const given = { ...one, state: 'given', editState, trial } as const;
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
    hold(item, decision, seen) {
      const one: Decided = { ...decision, item, seen, ...NOTHING_YET };
      add([one]);
      const { verdict, reason, changes } = decision;
      const body = { verdict, reason, ...asSent(seen), ...(changes === null ? {} : { changes }) };
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
    holdTogether(seen, decision) {
      const given = seen.map((one): Decided => ({
        ...decision,
        ...one,
        changes: null,
        ...NOTHING_YET,
      }));
      add(given);
      const edits = seen.map((one) => ({ id: one.item.id, ...asSent(one.seen) }));
      const { verdict, reason } = decision;
      const body = { verdict, reason, edits };
      const sending = api<GroupHeld>('POST', VERDICTS_ENDPOINT, { body });
      for (const { id } of edits) sent.current.set(id, sending);
      void sending.then((answer) => {
        for (const one of given) {
          const { id } = one.item;
          const held = answer.ok && answer.value.items.find(({ edit }) => edit === id);
          if (answer.ok && held) {
            const kept = { state: 'held', until: held.until, group: answer.value.group } as const;
            put(id, kept);
            latest.current.held({ ...one, ...kept });
          } else {
            without(id);
            latest.current.refused(
              one,
              refusalOf(answer.ok ? whyNot(answer.value, id) : answer.problem),
            );
          }
        }
      });
    },
    takeBack(id) {
      const one = decided.find(
        ({ item, state }) => state !== 'given' && (id === undefined || item.id === id),
      );
      if (one === undefined) return;
      // What is still on its way is waited for.
      void Promise.resolve(sent.current.get(one.item.id)).then(async () => {
        const now = present.current.find(({ item }) => item.id === one.item.id);
        if (now === undefined) return;
        const { group } = now;
        const all =
          group === null ? [now] : present.current.filter((other) => other.group === group);
        const address =
          group === null ? verdictEndpoint(now.item.id) : groupVerdictsEndpoint(group);
        if (!(await api('DELETE', address)).ok) return;
        for (const { item } of all) without(item.id);
        latest.current.takenBack(all);
      });
    },
  };
}

/** The newest first. One that has not been given is kept, however many came after it: what became of it is still to be told. */
export function withDecided(
  all: readonly Decided[],
  given: readonly Decided[],
): readonly Decided[] {
  const ids = given.map(({ item }) => item.id);
  const others = all.filter(({ item }) => !ids.includes(item.id));
  return [...given, ...others.filter(({ state }, at) => at < TOLD || state !== 'given')];
}

/** Nothing has been answered yet. */
export const NOTHING_YET = {
  state: 'sending',
  until: null,
  editState: null,
  group: null,
  trial: null,
} as const;

/** Why one of those that were given together was not taken. */
function whyNot({ refused }: GroupHeld, id: number): Problem {
  const { code, reason } = refused.find(({ edit }) => edit === id) ?? {
    code: 'invalid',
    reason: null,
  };
  return problemFrom({ code, reason, state: null });
}

const STATUS: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  invalid: 422,
  'rate-limited': 429,
};

/** What the API would have answered, had it been given at once. */
function problemFrom({ code, reason, state }: NonNullable<ToldVerdict['refusal']>): Problem {
  return problemOf(STATUS[code] ?? 503, { code, reason, state }, null);
}
