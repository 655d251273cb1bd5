import { keyText, typeText } from './client-types';
import type { Json, OpenApiDocument, OpenApiOperation } from './openapi-types';

const JSON_TYPE = 'application/json';

/** What is the same for every document: how a call is sent and what a refusal becomes. */
const RUNTIME = `
/** A refusal of the server (RFC 9457). */
export class PortolanError extends Error {
  override name = 'PortolanError';
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait, where the server says so. */
    readonly retryAfter: number | null,
  ) {
    super(\`\${status} \${problem.title ?? ''}\${problem.reason === undefined ? '' : \`: \${problem.reason}\`}\`);
  }
}

export interface ClientOptions {
  /** Where the instance is: \`https://ports.example.org\`. */
  site: string;
  /** A personal token, for what needs one. */
  token?: string;
  /** In the place of the global one. */
  fetch?: (request: Request) => Promise<Response>;
}

type Values = Record<string, unknown>;
interface Sent {
  params?: object;
  query?: object;
  body?: unknown;
  idempotencyKey?: string;
}

function sender({ site, token, fetch: send = fetch }: ClientOptions) {
  return async (method: string, path: string, type: 'json' | 'text', sent: Sent = {}): Promise<unknown> => {
    const filled = path.replace(/\\{(\\w+)\\}/g, (_, name: string) =>
      encodeURIComponent(String((sent.params as Values)[name])),
    );
    const url = new URL(\`\${BASE}\${filled}\`, site);
    for (const [name, value] of Object.entries(sent.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const headers = new Headers();
    if (token !== undefined) headers.set('Authorization', \`Bearer \${token}\`);
    if (sent.idempotencyKey !== undefined) headers.set('Idempotency-Key', sent.idempotencyKey);
    if (sent.body !== undefined) headers.set('Content-Type', 'application/json');
    const body = sent.body === undefined ? null : JSON.stringify(sent.body);
    const response = await send(new Request(url, { method: method.toUpperCase(), headers, body }));
    if (!response.ok) throw await refusalOf(response);
    return type === 'json' ? response.json() : response.text();
  };
}

async function refusalOf(response: Response): Promise<PortolanError> {
  const after = response.headers.get('Retry-After');
  const problem = (await response.json().catch(() => ({}))) as Problem;
  return new PortolanError(response.status, problem, after === null ? null : Number(after));
}
`;

/** A client of the API in TypeScript, without dependencies: every schema as a type, every call as a function. */
export function clientSource(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeText(schema)};`,
  );
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return [
    '// Made by `npm run client` from /api/v1/openapi.json; not written by hand.',
    `const BASE = ${JSON.stringify(document.servers[0]?.url ?? '')};`,
    ...schemas,
    RUNTIME,
    '/** Every call of the API, by its name there. A refusal is thrown as `PortolanError`. */',
    'export interface PortolanClient {',
    ...calls.map(({ operation }) => signature(operation)),
    '}',
    '',
    'export function createClient(options: ClientOptions): PortolanClient {',
    '  const call = sender(options);',
    '  return {',
    ...calls.map(({ path, method, operation }) => implementation(path, method, operation)),
    '  } as PortolanClient;',
    '}',
    '',
  ].join('\n');
}

function signature(operation: OpenApiOperation): string {
  const { operationId, summary, parameters, requestBody } = operation;
  const of = (place: 'path' | 'query') => parameters.filter((one) => one.in === place);
  const fields = [
    ...group('params', of('path')),
    ...group('query', of('query')),
    ...bodyField(requestBody),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key')
      ? ['idempotencyKey?: string']
      : []),
  ];
  const optional = fields.every((field) => /^\w+\?:/.test(field));
  const taken = fields.length === 0 ? '' : `call${optional ? '?' : ''}: { ${fields.join('; ')} }`;
  return `  /** ${summary.replaceAll('*/', '')} */\n  ${operationId}(${taken}): Promise<${answerText(operation)}>;`;
}

function group(name: string, parameters: OpenApiOperation['parameters']): string[] {
  if (parameters.length === 0) return [];
  const fields = parameters.map(
    (one) => `${keyText(one.name)}${one.required ? '' : '?'}: ${typeText(one.schema)}`,
  );
  const optional = parameters.every(({ required }) => !required);
  return [`${name}${optional ? '?' : ''}: { ${fields.join('; ')} }`];
}

function bodyField(requestBody: Json | undefined): string[] {
  if (requestBody === undefined) return [];
  const schema = jsonSchemaOf(requestBody) ?? {};
  return [`body${requestBody.required === true ? '' : '?'}: ${typeText(schema)}`];
}

function jsonSchemaOf({ content }: Json): Json | null {
  const types = (content ?? {}) as Record<string, { schema?: Json }>;
  return Object.keys(types).length === 1 ? (types[JSON_TYPE]?.schema ?? null) : null;
}

/** The answer's type; where it can be anything but JSON, its text. */
function answerText({ responses }: OpenApiOperation): string {
  const schema = answerSchema(responses);
  return schema === null ? 'string' : typeText(schema);
}

function answerSchema(responses: OpenApiOperation['responses']): Json | null {
  const [, answer = {}] = Object.entries(responses).find(([status]) => Number(status) < 300) ?? [];
  return jsonSchemaOf(answer);
}

function implementation(path: string, method: string, operation: OpenApiOperation): string {
  const type = answerSchema(operation.responses) === null ? 'text' : 'json';
  const told = [method, path, type].map((one) => `'${one}'`).join(', ');
  return `    ${operation.operationId}: (sent?: Sent) => call(${told}, sent),`;
}
