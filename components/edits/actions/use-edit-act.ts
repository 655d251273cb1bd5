'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { IdempotencyKey } from '@/components/client/api';
import { queryClient } from '@/components/client/query';
import type { Refusal } from '@/components/forms/refusal';
import { editEndpoint } from '@/lib/edits/routes';
import type { EditView } from '@/lib/edits/schema';
import { type Act, type SeenEdit, seenBy, sendAct } from '../act';

/** The key of the edit as this viewer sees it now; the client reads the address. */
const ownView = (id: number) => ['edit', editEndpoint(id)] as const;

/** The page lags behind an act by the time its caches take: it is asked for again until it has caught up. */
const FIRST_LOOK_MS = 100;
const NEXT_LOOK_MS = 700;
const LOOKS = 8;

/** Whether a page shows an older edit, or one as it was before something beside it changed. */
function isBehind(page: SeenEdit, { version, plan }: SeenEdit): boolean {
  return page.version < version || (page.version === version && page.plan !== plan);
}

/** Brings the page up to the edit that an act has left, one question after the other. */
function useCatchUp({ version, plan }: SeenEdit, isOld: boolean): void {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const wanted = `${version}/${plan ?? ''}`;
  const looks = useRef({ wanted, count: 0 });
  useEffect(() => {
    if (looks.current.wanted !== wanted) looks.current = { wanted, count: 0 };
    const { count } = looks.current;
    if (!isOld || pending || count === LOOKS) return undefined;
    const timer = setTimeout(
      () => {
        looks.current.count += 1;
        startTransition(() => router.refresh());
      },
      count === 0 ? FIRST_LOOK_MS : NEXT_LOOK_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted, isOld, pending, router]);
}

export interface Acting {
  readonly view: EditView | undefined;
  readonly failed: boolean;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  /** The last act was carried out. */
  readonly done: boolean;
  send(act: Act): Promise<EditView | null>;
  clear(): void;
}

/** An edit, and what one does to it: sent once however often one clicks, the page brought up to date after it. */
export function useEditAct(id: number, page: SeenEdit): Acting {
  const query = useQuery<EditView>({ queryKey: ownView(id) }, queryClient());
  const [left, setLeft] = useState(page);
  const [idempotent] = useState(() => new IdempotencyKey());
  const { data } = query;

  // The page may lag from the start: somebody was sent on to it by the very act that changed it.
  const newest = data !== undefined && data.version >= left.version ? data : left;
  useCatchUp(newest, isBehind(page, newest));

  const {
    mutateAsync,
    isPending,
    data: answered,
    reset,
  } = useMutation(
    {
      mutationFn: (act: Act) => sendAct(id, act, data && seenBy(act, page, data), idempotent),
    },
    queryClient(),
  );

  const send = async (act: Act): Promise<EditView | null> => {
    if (isPending) return null;
    const answer = await mutateAsync(act);
    if (!answer.ok) {
      if (answer.refusal.outdated) {
        const { data: now } = await query.refetch();
        if (now !== undefined) setLeft(now);
      }
      return null;
    }
    if (act.do !== 'revert') {
      queryClient().setQueryData(ownView(id), answer.edit);
      setLeft(answer.edit);
    }
    return answer.edit;
  };

  return {
    view: query.data,
    failed: query.isError,
    sending: isPending,
    refusal: answered?.ok === false ? answered.refusal : null,
    done: answered?.ok === true,
    send,
    // What is under way still gets its answer said.
    clear: () => (isPending ? undefined : reset()),
  };
}
