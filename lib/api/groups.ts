import { API_DOCS_GROUPS, type ApiDocsGroup } from '@/lib/platform/page-routes';
import type { OpenApiDocument, OpenApiOperation } from './openapi-types';

/** Which calls belong to a group, by their addresses; the first that fits counts. */
const RULES: readonly (readonly [RegExp, ApiDocsGroup])[] = [
  [/\/watch$|^\/watches|^\/notifications/, 'watches'],
  [/\/vote$|\/mine$|^\/me$/, 'account'],
  [/\/known$|^\/edits/, 'edits'],
  [/^\/(?:ports|pick|collisions|search|chart)/, 'ports'],
  [/^\/(?:services|releases)/, 'registry'],
  [/^\/(?:reports|software|articles)/, 'reports'],
  [/^\/(?:namespaces|reservations)/, 'namespaces'],
  [/^\/(?:changes|log)/, 'record'],
  [/^\/queue|^\/me\/(?:reasons|agreement)/, 'reviewing'],
  [/^\/(?:flags|appeals|locks|users)/, 'moderation'],
  [/^\/(?:exports|openapi)/, 'exports'],
];

/** The group of a call; null where no rule knows its address, which a test forbids. */
export function groupOfCall(path: string): ApiDocsGroup | null {
  return RULES.find(([address]) => address.test(path))?.[1] ?? null;
}

/** A call of the document with its address. */
export interface ApiCall {
  readonly method: string;
  /** Whole, with what every address begins with. */
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** The calls of the document by group, in the document's order. */
export function callsByGroup({
  paths,
  servers,
}: Pick<OpenApiDocument, 'paths' | 'servers'>): ReadonlyMap<ApiDocsGroup, readonly ApiCall[]> {
  const base = servers[0]?.url ?? '';
  const groups = new Map<ApiDocsGroup, ApiCall[]>(API_DOCS_GROUPS.map((group) => [group, []]));
  for (const [path, methods] of Object.entries(paths)) {
    const group = groupOfCall(path);
    for (const [method, operation] of Object.entries(methods)) {
      if (group !== null) groups.get(group)?.push({ method, path: base + path, operation });
    }
  }
  return groups;
}
