import { type PortSpan, spansText } from '@/lib/search/rules/port-token';
import type { FoundPort } from '@/lib/search/schema';
import type { SearchKind } from '@/lib/search/types';

interface Snippet {
  readonly kind: SearchKind;
  readonly about: string;
  readonly spans: readonly PortSpan[];
  readonly official: FoundPort | null;
}

/**
 * The line under a hit, for whoever reads the API: in English, like everything that comes from the
 * registry. Pages say the same from the parts, in their own language.
 */
export function snippetOf({ kind, about, spans, official }: Snippet): string {
  switch (kind) {
    case 'port':
      return official === null ? about : portSnippet(official, about);
    case 'article':
      return about;
    case 'service':
    case 'software':
      return [about, spansText(spans)].filter((part) => part !== '').join(' · ');
  }
}

function portSnippet({ names, status, practice }: FoundPort, about: string): string {
  const official = names.length === 0 ? (status ?? '') : names.join(', ');
  const uses = practice.map(({ name }) => name).join(', ');
  return [
    about === '' || names.length === 0 ? official : `${official}: ${about}`,
    uses === '' ? '' : `in practice ${uses}`,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
