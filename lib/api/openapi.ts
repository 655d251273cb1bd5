import { z } from 'zod';
import english from '@/lib/i18n/messages/en/apidocs.json';
import examples from './examples.json';
import { problemAnswer, problemSchema, statusesOf } from './openapi-errors';
import { tagOf, TAGS } from './openapi-tags';
import type { Json, OpenApiDocument, OpenApiOperation } from './openapi-types';
import { idempotencyKeySchema } from './params';
import { API_OPERATIONS, type ApiOperation, NAMED_SCHEMAS } from './registry';

const SUMMARIES: Readonly<Record<string, string>> = english.summary;

/** What a call was sent and what it answered, on an instance with the stock; long lists and texts cut. */
interface Example {
  readonly body?: unknown;
  readonly answer?: unknown;
  /** Of a call with several types: what each looks like. */
  readonly answers?: Readonly<Record<string, unknown>>;
}
const EXAMPLES: Readonly<Record<string, Example>> = examples;
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
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
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

const SIGNED_IN = [{ session: [] }, { token: [] }];

function securityOf({ signedIn = false }: ApiOperation): readonly Json[] {
  if (signedIn === false) return [];
  return signedIn === 'optional' ? [{}, ...SIGNED_IN] : SIGNED_IN;
}

function describe(operation: ApiOperation): OpenApiOperation {
  const problems = statusesOf(operation).map((status) => [
    String(status),
    problemAnswer(status, refTo('Problem')),
  ]);
  return {
    operationId: operation.id,
    summary: SUMMARIES[operation.id] ?? operation.id,
    tags: [tagOf(operation.path)],
    parameters: [
      ...parameters('path', operation.params),
      ...parameters('query', operation.query),
      ...(operation.method === 'post' ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: operation.bodyOptional !== true,
            content: {
              'application/json': {
                schema: jsonSchema(operation.body, undefined, 'input'),
                example: EXAMPLES[operation.id]?.body,
              },
            },
          },
        }),
    responses: {
      [String(operation.status ?? 200)]: answerOf(operation),
      ...(Object.fromEntries(problems) as Record<string, Json>),
    },
    security: securityOf(operation),
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: jsonSchema(idempotencyKeySchema),
} as const;

function answerOf({ id, answer, contentType = 'application/json' }: ApiOperation): Json {
  const types = typeof contentType === 'string' ? { [contentType]: answer } : contentType;
  const example = EXAMPLES[id] ?? {};
  const content = Object.entries(types).map(([full, schema]) => {
    const type = full.replace(/;.*/, '');
    const shown = example.answers === undefined ? example.answer : example.answers[type];
    return [type, { schema: jsonSchema(schema), example: shown }];
  });
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
