'use client';

import { useQuery } from '@tanstack/react-query';
import { queryClient } from '@/components/client/query';
import { softwareQuery } from '@/lib/site/query-options';
import type { ChosenEntry } from './preview';

/** The chosen entry, for its tagline and its own places; null until it is fetched. `first` came with the page. */
export function useEntry(slug: string, first: ChosenEntry | null = null): ChosenEntry | null {
  const given = first !== null && first.slug === slug;
  const { data } = useQuery(
    { ...softwareQuery(slug), enabled: slug !== '' && !given },
    queryClient(),
  );
  if (given) return first;
  if (slug === '' || data === undefined) return null;
  const { name, tagline, taglines, domains, repositories } = data;
  return { slug, name, tagline, taglines, places: { domains, repositories } };
}
