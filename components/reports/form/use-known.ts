'use client';

import { useEffect, useState } from 'react';
import type { KnownUses } from '@/lib/edits/known';
import { knownUsesPath } from '@/lib/edits/routes-known';
import { MAX_PORT } from '@/lib/ports/types';

const DEBOUNCE_MS = 300;

/** What is reported or proposed on the ports that the form names, and of the software it names. */
export function useKnown(
  initial: KnownUses,
  asked: { portStart: string; portEnd: string; software: string },
): KnownUses {
  const [known, setKnown] = useState(initial);
  const start = portOf(asked.portStart);
  const end = asked.portEnd === '' ? start : portOf(asked.portEnd);
  const path =
    start === null || end === null || end < start
      ? null
      : knownUsesPath(start, { to: end, software: asked.software });
  useEffect(() => {
    if (path === null) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(path, { signal: abort.signal })
        .then((response) => (response.ok ? (response.json() as Promise<KnownUses>) : null))
        .then((answer) => {
          if (answer !== null) setKnown(answer);
        })
        .catch(() => {
          // What was known before stays.
        });
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path]);
  return known;
}

function portOf(text: string): number | null {
  const port = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
  return port <= MAX_PORT ? port : null;
}
