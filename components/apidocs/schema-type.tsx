type Json = Record<string, unknown>;

const NAMED = '#/components/schemas/';

/** A JSON Schema in one line, as TypeScript would write it; named schemas lead to their description. */
export function SchemaType({ schema }: { readonly schema: Json }) {
  return <code>{typeOf(schema)}</code>;
}

function typeOf(schema: Json): React.ReactNode {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace(NAMED, '');
    return <a href={`#schema-${name}`}>{name}</a>;
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
