import { useEffect, useMemo, useState } from 'react';
import { CHECK_FACTS_PATH } from '@/lib/check/routes';
import { unpackFacts } from '@/lib/check/rules/file';
import { indexFacts, type Index } from '@/lib/check/rules/who';
import type { Facts, FactsFile } from '@/lib/check/types';
import { type Reading, readPaste } from '@/packages/portolan/src/portolan';

let facts: Promise<Facts | null> | null = null;

/** Fetched once a page; `null`: it did not come, and the next paste tries again. */
function loadFacts(): Promise<Facts | null> {
  facts ??= fetch(CHECK_FACTS_PATH)
    .then(async (answer) => (answer.ok ? unpackFacts((await answer.json()) as FactsFile) : null))
    .catch(() => null)
    .then((found) => {
      if (found === null) facts = null;
      return found;
    });
  return facts;
}

const NOTHING: Facts = { release: '', services: [], profiles: {}, software: [], reports: [] };

export interface CheckState {
  /** `null`: not read yet. */
  readonly reading: Reading | null;
  readonly index: Index;
  /** Whether it is known who is who. */
  readonly known: 'waiting' | 'known' | 'failed';
}

/** What a text says, and the facts to say who it is. The text is read here and sent nowhere. */
export function useReading(text: string): CheckState {
  const [reading, setReading] = useState<Reading | null>(null);
  const [loaded, setLoaded] = useState<Facts | null | undefined>(undefined);
  useEffect(() => {
    let current = true;
    void readPaste(text).then((found) => {
      if (current) setReading(found);
    });
    void loadFacts().then((found) => {
      if (current) setLoaded(found);
    });
    return () => {
      current = false;
    };
  }, [text]);
  const index = useMemo(() => indexFacts(loaded ?? NOTHING), [loaded]);
  const known = loaded === undefined ? 'waiting' : loaded === null ? 'failed' : 'known';
  return { reading, index, known };
}
