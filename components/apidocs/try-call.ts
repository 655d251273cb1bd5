import type { OpenApiOperation } from '@/lib/api/openapi-types';
import type { TryCall } from './try-request';

/** What a parameter of an address begins with, where one value shows most. */
const EXAMPLES: Readonly<Record<string, string>> = {
  n: '1323',
  port: '1323',
  slug: 'echo',
  locale: 'en',
};

/** A call of the document as the page can make it. */
export function tryCallOf(method: string, path: string, operation: OpenApiOperation): TryCall {
  const content = (operation.requestBody?.content ?? {}) as Record<string, { example?: unknown }>;
  const body = content['application/json'];
  return {
    ...{ method, path },
    parameters: operation.parameters.map(({ name, in: place, required }) => ({
      ...{ name, place, required },
      example: place === 'path' ? (EXAMPLES[name] ?? '') : '',
    })),
    body: body === undefined ? null : JSON.stringify(body.example ?? {}, null, 2),
    signedIn: operation.security.length > 0,
  };
}
