import type { Json } from './openapi-types';

const NAMED = '#/components/schemas/';

/** A JSON Schema as TypeScript writes the same type; named ones by their names. */
export function typeText(schema: Json): string {
  if (typeof schema.$ref === 'string') return schema.$ref.replace(NAMED, '');
  if (Array.isArray(schema.enum)) return union(schema.enum.map((one) => JSON.stringify(one)));
  if ('const' in schema) return JSON.stringify(schema.const);
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices !== undefined) return union(choices.map(typeText));
  if (Array.isArray(schema.allOf)) return (schema.allOf as Json[]).map(typeText).join(' & ');
  if (Array.isArray(schema.type))
    return union(schema.type.map((type) => typeText({ ...schema, type: type as unknown })));
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array':
      return arrayText(schema);
    case 'object':
      return objectText(schema);
    default:
      return 'unknown';
  }
}

function union(types: readonly string[]): string {
  const apart = [...new Set(types)];
  return apart.length === 1 ? (apart[0] ?? 'never') : `(${apart.join(' | ')})`;
}

function arrayText({ prefixItems, items }: Json): string {
  if (Array.isArray(prefixItems)) return `[${(prefixItems as Json[]).map(typeText).join(', ')}]`;
  return `${typeText((items ?? {}) as Json)}[]`;
}

function objectText({ properties, required, additionalProperties }: Json): string {
  const fields = Object.entries((properties ?? {}) as Record<string, Json>);
  const needed = new Set((required ?? []) as string[]);
  if (fields.length === 0)
    return `Record<string, ${typeof additionalProperties === 'object' ? typeText(additionalProperties as Json) : 'unknown'}>`;
  const lines = fields.map(
    ([name, type]) => `${keyText(name)}${needed.has(name) ? '' : '?'}: ${typeText(type)};`,
  );
  return `{ ${lines.join(' ')} }`;
}

/** A name as a key of an object: in quotes where it needs them. */
export function keyText(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
