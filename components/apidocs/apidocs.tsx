import { getTranslations } from 'next-intl/server';
import type { OpenApiOperation } from '@/lib/api/openapi-types';
import { LocaleLink } from '@/components/ui/locale-link';
import { apiDocsPath } from '@/lib/platform/page-routes';
import styles from './apidocs.module.css';
import { TryIt } from './try-it';
import { tryCallOf } from './try-call';

type Json = Record<string, unknown>;

const NAMED = '#/components/schemas/';

interface OperationProps {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** One call: what it does, what it takes, what it answers. */
export async function Operation({ method, path, operation }: OperationProps) {
  const t = await getTranslations('apidocs');
  const { operationId, parameters, responses, security, requestBody } = operation;
  const mustSignIn = security.length > 0 && security.every((way) => Object.keys(way).length > 0);
  // Errors all answer alike (the first page says how): their numbers are enough.
  const isProblem = (status: string) => Number(status) >= 400;
  const answers = Object.entries(responses).filter(([status]) => !isProblem(status));
  const problems = Object.keys(responses).filter(isProblem);
  return (
    <article className={styles.operation} id={operationId}>
      <h2 dir="ltr">
        <b>{method.toUpperCase()}</b> <code>{path}</code>
      </h2>
      <p>{t(`summary.${operationId}`)}</p>
      {mustSignIn && <p className={styles.quiet}>{t('signedIn')}</p>}
      {parameters.length > 0 && (
        <dl className={styles.parameters}>
          {parameters.map(({ name, required, schema }) => (
            <div key={name}>
              <dt dir="ltr">
                <code>{name}</code>
                {required && <span className={styles.quiet}> *</span>}
              </dt>
              <dd dir="ltr">
                <SchemaType schema={schema} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {requestBody !== undefined && (
        <Body example={t('example')} label={t('body')} message={requestBody} />
      )}
      {answers.map(([status, response]) => (
        <Body example={t('example')} key={status} label={status} message={response} />
      ))}
      <TryIt
        call={tryCallOf(method, path, operation)}
        words={{
          title: t('try.title'),
          token: t('try.token'),
          tokenHint: t('try.tokenHint'),
          body: t('body'),
          send: t('try.send'),
          sending: t('try.sending'),
          failed: t('try.failed'),
          headers: t('try.headers'),
        }}
      />
      {problems.length > 0 && (
        <p className={styles.body}>
          <b>{t('errorsOf')}</b> <span dir="ltr">{problems.join(', ')}</span>
        </p>
      )}
    </article>
  );
}

interface MediaType {
  readonly schema?: Json;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface BodyProps {
  readonly label: string;
  readonly message: Json;
  /** What an example is called. */
  readonly example: string;
}

/** What goes over the line in one direction: its type, or the name of its schema, and examples where there are some. */
function Body({ label, message, example }: BodyProps) {
  const content = Object.entries((message.content ?? {}) as Record<string, MediaType>);
  const examples = content.flatMap(([, media]) => examplesOf(media));
  return (
    <>
      <p className={styles.body} dir="ltr">
        <b>{label}</b>
        {content.map(([type, { schema }]) => (
          <span key={type}>
            <span className={styles.quiet}>{type}</span> <SchemaType schema={schema ?? {}} />
          </span>
        ))}
      </p>
      {examples.map((value, at) => (
        <details className={styles.example} key={at}>
          <summary>{example}</summary>
          <pre dir="ltr" tabIndex={0}>
            <code>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</code>
          </pre>
        </details>
      ))}
    </>
  );
}

function examplesOf({ example, examples }: MediaType): unknown[] {
  const named = Object.values(examples ?? {}).map(({ value }) => value);
  return [example, ...named].filter((value) => value !== undefined);
}

/** The named schemas, each folded: whoever comes by a link finds the one that it names open. */
export function Schemas({ schemas }: { readonly schemas: Readonly<Record<string, Json>> }) {
  return Object.entries(schemas).map(([name, schema]) => (
    <details className={styles.schema} key={name}>
      <summary dir="ltr">{name}</summary>
      {/* Browsers open what holds the place that an address names: the place is inside. */}
      <dl dir="ltr" id={`schema-${name}`}>
        {Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([field, type]) => (
          <Field field={field} key={field} type={type} />
        ))}
      </dl>
    </details>
  ));
}

/** A field; those of an object inside it follow with its name before theirs. */
function Field({ field, type }: { readonly field: string; readonly type: Json }): React.ReactNode {
  const inner = innerFields(type);
  return (
    <>
      <div>
        <dt>
          <code>{field}</code>
        </dt>
        <dd>
          <SchemaType
            schema={inner === null ? type : { type: type.type === 'array' ? 'object[]' : 'object' }}
          />
        </dd>
      </div>
      {Object.entries(inner ?? {}).map(([name, one]) => (
        <Field
          field={`${field}${type.type === 'array' ? '[]' : ''}.${name}`}
          key={name}
          type={one}
        />
      ))}
    </>
  );
}

function innerFields(type: Json): Record<string, Json> | null {
  const object = type.type === 'array' ? (type.items as Json) : type;
  return object.type === 'object' && object.properties !== undefined
    ? (object.properties as Record<string, Json>)
    : null;
}

/** A JSON Schema in one line, as TypeScript would write it; named schemas lead to their description. */
function SchemaType({ schema }: { readonly schema: Json }) {
  return <code>{typeOf(schema)}</code>;
}

function typeOf(schema: Json): React.ReactNode {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace(NAMED, '');
    return <LocaleLink href={`${apiDocsPath('schemas')}#schema-${name}`}>{name}</LocaleLink>;
  }
  if (Array.isArray(schema.enum))
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices))
    return joined(
      choices.map((choice) => typeOf(choice as Json)),
      ' | ',
    );
  if (schema.type === 'array') return <>{typeOf((schema.items ?? {}) as Json)}[]</>;
  if (schema.type === 'object' && typeof schema.properties === 'object')
    return <>{`{ ${fieldsOf(schema)} }`}</>;
  return textOf(schema.type ?? 'any') + boundsOf(schema);
}

function fieldsOf(schema: Json): string {
  return Object.keys(schema.properties as Json).join(', ');
}

function boundsOf({ minimum, maximum, format, default: fallback }: Json): string {
  const bounds = minimum === undefined ? '' : ` ${textOf(minimum)}–${textOf(maximum)}`;
  const kind = format === undefined ? '' : ` (${textOf(format)})`;
  return bounds + kind + (fallback === undefined ? '' : ` = ${JSON.stringify(fallback)}`);
}

/** A word of a schema: a type, several of them, a number. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' | ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function joined(parts: readonly React.ReactNode[], between: string): React.ReactNode {
  return parts.map((part, index) => (
    <span key={index}>
      {index > 0 && between}
      {part}
    </span>
  ));
}
