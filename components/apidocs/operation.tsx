import { getTranslations } from 'next-intl/server';
import type { OpenApiOperation } from '@/lib/api/openapi-types';
import styles from './operation.module.css';
import { SchemaType } from './schema-type';

interface OperationProps {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/** One call: what it does, what it takes, what it answers. */
export async function Operation({ method, path, operation }: OperationProps) {
  const t = await getTranslations('apidocs');
  const { operationId, parameters, responses, security, requestBody } = operation;
  return (
    <article className={styles.operation} id={operationId}>
      <h3 dir="ltr">
        <b>{method.toUpperCase()}</b> <code>{path}</code>
      </h3>
      <p>{t(`summary.${operationId}`)}</p>
      {security !== undefined && <p className={styles.quiet}>{t('signedIn')}</p>}
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
      {requestBody !== undefined && <Body label={t('body')} message={requestBody} />}
      {Object.entries(responses).map(([status, response]) => (
        <Body key={status} label={status} message={response} />
      ))}
    </article>
  );
}

/** What goes over the line in one direction: its type, or the name of its schema. */
function Body({
  label,
  message,
}: {
  readonly label: string;
  readonly message: Record<string, unknown>;
}) {
  const content = message.content as
    Record<string, { schema: Record<string, unknown> }> | undefined;
  return (
    <p className={styles.body} dir="ltr">
      <b>{label}</b>
      {Object.entries(content ?? {}).map(([type, { schema }]) => (
        <span key={type}>
          <span className={styles.quiet}>{type}</span> <SchemaType schema={schema} />
        </span>
      ))}
    </p>
  );
}
