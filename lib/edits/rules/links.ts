import { linkPlace } from '@/lib/software/places';

/** The domains that anything in an edit's fields leads to, each once, in the order in which they stand there. */
export function linkedDomains(value: unknown): string[] {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    if (typeof one === 'string' && /^https?:\/\//i.test(one)) {
      const place = linkPlace(one);
      if (place !== null) found.add(place.host);
    } else if (typeof one === 'object' && one !== null) Object.values(one).forEach(visit);
  };
  visit(value);
  return [...found];
}
