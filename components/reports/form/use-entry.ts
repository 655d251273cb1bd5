'use client';

import { useEffect, useState } from 'react';
import { softwareApiPath } from '@/lib/software/routes-api';
import type { SoftwareView } from '@/lib/site/software-schema';
import type { ChosenEntry } from './preview';

/** The chosen entry, for its tagline and its own places; null until it is known. `first` was known from the start. */
export function useEntry(slug: string, first: ChosenEntry | null = null): ChosenEntry | null {
  const [entry, setEntry] = useState(first);
  const known = entry?.slug === slug;
  useEffect(() => {
    if (slug === '' || known) return;
    const abort = new AbortController();
    fetch(softwareApiPath(slug), { signal: abort.signal })
      .then((response) => (response.ok ? (response.json() as Promise<SoftwareView>) : null))
      .then((found) => {
        if (found === null) return;
        const { name, tagline, domains, repositories } = found;
        setEntry({ slug, name, tagline, places: { domains, repositories } });
      })
      .catch(() => {
        // The preview then goes without.
      });
    return () => abort.abort();
  }, [slug, known]);
  return known ? entry : null;
}
