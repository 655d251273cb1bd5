'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api } from '@/components/client/api';
import { queryClient } from '@/components/client/query';
import { READY_REASONS_ENDPOINT, readyReasonEndpoint } from '@/lib/edits/routes';
import type { ReasonGroup, Verdict } from '@/lib/edits/types';
import { readyReasonsQuery } from '@/lib/moderation/query-options';
import { READY_REASONS_KEPT } from '@/lib/moderation/ready-reasons';

/** How many ready sentences each kind of verdict has in the catalogues. */
const COUNT: Readonly<Record<ReasonGroup, Readonly<Record<Verdict, number>>>> = {
  report: { approve: 4, 'request-changes': 5, reject: 5 },
  removal: { approve: 3, 'request-changes': 3, reject: 3 },
  article: { approve: 3, 'request-changes': 3, reject: 3 },
  entry: { approve: 3, 'request-changes': 3, reject: 3 },
};

/** A ready sentence; the reviewer's own have a number. */
export interface Ready {
  readonly text: string;
  readonly own: number | null;
}

export interface ReadyReasons {
  /** Those of a verdict in the order of their keys: the house's, then the reviewer's own. */
  readonly of: (verdict: Verdict) => readonly Ready[];
  /** Whether there is room for another of one's own. */
  readonly hasRoom: (verdict: Verdict) => boolean;
  readonly keep: (verdict: Verdict, text: string) => void;
  readonly drop: (id: number) => void;
}

/** The ready reasons that fit a kind of edit, with those that the reviewer keeps. */
export function useReadyReasons(group: ReasonGroup): ReadyReasons {
  const t = useTranslations('queue');
  const client = queryClient();
  const { data } = useQuery(readyReasonsQuery(), client);
  const own = (verdict: Verdict) => (data?.items ?? []).filter((one) => one.verdict === verdict);
  const again = () => client.invalidateQueries({ queryKey: readyReasonsQuery().queryKey });
  return {
    of: (verdict) => [
      ...Array.from({ length: COUNT[group][verdict] }, (_, at) => ({
        text: t(`reasons.${group}.${verdict}.${at + 1}`),
        own: null,
      })),
      ...own(verdict).map(({ id, text }) => ({ text, own: id })),
    ],
    hasRoom: (verdict) => own(verdict).length < READY_REASONS_KEPT,
    keep: (verdict, text) =>
      void api('POST', READY_REASONS_ENDPOINT, { body: { verdict, text } }).then(again),
    drop: (id) => void api('DELETE', readyReasonEndpoint(id)).then(again),
  };
}
