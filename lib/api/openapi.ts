import { z } from 'zod';
import english from '@/lib/i18n/messages/en/apidocs.json';
import type { Json, OpenApiDocument, OpenApiOperation } from './openapi-types';
import { API_OPERATIONS, type ApiOperation, NAMED_SCHEMAS } from './registry';

const SUMMARIES: Readonly<Record<string, string>> = english.summary;
const PROBLEM_TYPE = 'application/problem+json';

/** What RFC 9457 fixes, and the fields that a 422 names. */
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  reason: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The whole API as an OpenAPI 3.1 document, made from the schemas that the routes themselves read. */
export function openApiDocument(): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const operation of API_OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  const named = { ...NAMED_SCHEMAS, Problem: problemSchema };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portolan',
      version: '1',
      description: english.lead,
      license: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [name, jsonSchema(schema, name)]),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describe(operation: ApiOperation): OpenApiOperation {
  const problem = (status: number) => [
    String(status),
    {
      description: PROBLEM_TITLES[status] ?? 'Error',
      content: { [PROBLEM_TYPE]: { schema: refTo('Problem') } },
    },
  ];
  return {
    operationId: operation.id,
    summary: SUMMARIES[operation.id] ?? operation.id,
    parameters: [...parameters('path', operation.params), ...parameters('query', operation.query)],
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: operation.bodyOptional !== true,
            content: {
              'application/json': { schema: jsonSchema(operation.body, undefined, 'input') },
            },
          },
        }),
    responses: {
      [String(operation.status ?? 200)]: answerOf(operation),
      ...(Object.fromEntries(operation.errors.map(problem)) as Record<string, Json>),
    },
    ...(operation.signedIn === true ? { security: [{ session: [] }, { token: [] }] } : {}),
  };
}

const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: 'The body is not JSON',
  401: 'Nobody is signed in',
  403: 'Not allowed, with the reason',
  404: 'There is nothing at this address',
  409: 'Stale, or there already',
  413: 'The body is larger than 256 kB',
  415: 'The body is of the wrong type',
  422: 'A field is wrong; `errors` names it',
  429: 'Too many at once; `Retry-After` says when',
  503: 'Not available just now',
};

function answerOf({ answer, contentType = 'application/json' }: ApiOperation): Json {
  if (answer === null) return { description: 'Done' };
  const schema = jsonSchema(answer);
  const content = [contentType].flat().map((type) => [type.replace(/;.*/, ''), { schema }]);
  return { description: 'The answer', content: Object.fromEntries(content) as Json };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined) {
  if (schema === undefined) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: jsonSchema(field),
  }));
}

function refTo(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** JSON Schema of a zod schema; named ones become references, but for `self`, which is being defined. */
function jsonSchema(schema: z.ZodType, self?: string, io: 'input' | 'output' = 'output'): Json {
  const names = z.registry<{ id: string }>();
  for (const [name, named] of Object.entries(NAMED_SCHEMAS))
    if (name !== self) names.add(named, { id: name });
  const made = z.toJSONSchema(schema, {
    metadata: names,
    // Of a parameter, what it means and not how it is spelt: `limit` is a number although a query is text.
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: part }) => simplify(part as Json),
  }) as Json;
  delete made.$schema;
  delete made.$defs;
  return relocate(made) as Json;
}

/** Bounds and patterns that only restate the type are noise to a reader. */
function simplify(part: Json): void {
  if (part.minimum === Number.MIN_SAFE_INTEGER) delete part.minimum;
  if (part.maximum === Number.MAX_SAFE_INTEGER) delete part.maximum;
  if (part.format !== undefined) delete part.pattern;
}

/** References into the schema itself, as zod makes them, become references into the document. */
function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : relocate(inner),
    ]),
  );
}
