'use client';

import { QueryClient, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { editEndpoint } from '@/lib/edits/routes';
import type { EditView } from '@/lib/edits/schema';
import { type Act, type Refusal, sendAct } from '../act';

const client = new QueryClient();

/** The edit as this viewer sees it now; null where nobody is signed in after all: the hint only hints. */
function ownView(id: number) {
  return {
    queryKey: ['edit', id],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<EditView> => {
      const response = await fetch(editEndpoint(id), { signal, cache: 'no-store' });
      if (!response.ok) throw new Error(`the edit answered ${response.status}`);
      return (await response.json()) as EditView;
    },
    retry: 1,
  } as const;
}

/** The page lags behind an act by the time its caches take: it is asked for again until it has caught up. */
const FIRST_LOOK_MS = 100;
const NEXT_LOOK_MS = 700;
const LOOKS = 8;

/** Brings the page up to the version that an act has left, one question after the other. */
function useCatchUp(wanted: number, pageVersion: number): void {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const looks = useRef({ wanted, count: 0 });
  useEffect(() => {
    if (looks.current.wanted !== wanted) looks.current = { wanted, count: 0 };
    const { count } = looks.current;
    if (wanted <= pageVersion || pending || count === LOOKS) return undefined;
    const timer = setTimeout(
      () => {
        looks.current.count += 1;
        startTransition(() => router.refresh());
      },
      count === 0 ? FIRST_LOOK_MS : NEXT_LOOK_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted, pageVersion, pending, router]);
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
export function useEditAct(id: number, pageVersion: number): Acting {
  const query = useQuery(ownView(id), client);
  const [state, setState] = useState<{ sending: boolean; refusal: Refusal | null; done: boolean }>({
    sending: false,
    refusal: null,
    done: false,
  });
  const [wanted, setWanted] = useState(pageVersion);
  const key = useRef<{ body: string; key: string } | null>(null);
  const version = query.data?.version;

  // The page may lag from the start: somebody was sent on to it by the very act that changed it.
  useCatchUp(Math.max(wanted, version ?? 0), pageVersion);

  const send = async (act: Act): Promise<EditView | null> => {
    if (state.sending) return null;
    const body = JSON.stringify([act, version]);
    key.current = key.current?.body === body ? key.current : { body, key: crypto.randomUUID() };
    setState({ sending: true, refusal: null, done: false });
    const answer = await sendAct(id, act, version, key.current.key);
    if (!answer.ok) {
      if (answer.refusal.key !== 'offline') key.current = null;
      setState({ sending: false, refusal: answer.refusal, done: false });
      if (answer.refusal.outdated) {
        const { data } = await query.refetch();
        if (data !== undefined) setWanted(data.version);
      }
      return null;
    }
    key.current = null;
    setState({ sending: false, refusal: null, done: true });
    if (act.do !== 'revert') {
      client.setQueryData(ownView(id).queryKey, answer.edit);
      setWanted(answer.edit.version);
    }
    return answer.edit;
  };

  return {
    view: query.data,
    failed: query.isError,
    ...state,
    send,
    clear: () => setState({ sending: false, refusal: null, done: false }),
  };
}
