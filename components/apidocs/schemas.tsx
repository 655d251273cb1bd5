import { SchemaType } from './schema-type';
import styles from './schemas.module.css';

type Json = Record<string, unknown>;

/** The named schemas, field by field. */
export function Schemas({ schemas }: { readonly schemas: Readonly<Record<string, Json>> }) {
  return Object.entries(schemas).map(([name, schema]) => (
    <article className={styles.schema} id={`schema-${name}`} key={name}>
      <h3 dir="ltr">{name}</h3>
      <dl dir="ltr">
        {Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([field, type]) => (
          <Field field={field} key={field} type={type} />
        ))}
      </dl>
    </article>
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
