'use client';

import { useEffect, useRef } from 'react';
import { api } from '@/components/client/api';
import { claimEndpoint } from '@/lib/edits/routes';
import { MINUTE } from '@/lib/platform/clock';

/** Well before it ends. */
const AGAIN_MS = MINUTE;

/**
 * Keeps the open edit for this reviewer, as long as they have it open; `taken`: somebody else has. Whoever leaves the
 * desk leaves it to others at once.
 */
export function useClaim(id: number | null, taken: (id: number) => void): void {
  const latest = useRef(taken);
  const open = useRef(id);
  useEffect(() => {
    latest.current = taken;
    open.current = id;
  });
  useEffect(() => {
    if (id === null) return;
    const claim = () =>
      void api('PUT', claimEndpoint(id)).then((answer) => {
        if (!answer.ok && answer.problem.reason === 'claimed') latest.current(id);
      });
    claim();
    const timer = setInterval(claim, AGAIN_MS);
    return () => clearInterval(timer);
  }, [id]);
  useEffect(() => {
    const leave = () => {
      if (open.current !== null)
        void api('DELETE', claimEndpoint(open.current), { keepalive: true });
    };
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}
