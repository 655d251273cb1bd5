import fc from 'fast-check';
import { z } from 'zod';
import { anything, text } from './hostile.arbitrary';

/** What zod says of a schema, as far as values can be made of it. */
interface Shape {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Values for fields that a schema cannot tell the good ones of: by the field's name, such as `url`. */
export type Known = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/**
 * Values that a schema takes, as its JSON Schema tells: the rules that only code knows (a public address, a day in
 * the past) some of them break.
 */
export function fromSchema(schema: z.ZodType, known: Known): fc.Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return valuesOf(shape, { known, defs: shape.$defs ?? {}, depth: 0 }, '');
}

interface Place {
  readonly known: Known;
  readonly defs: Readonly<Record<string, Shape>>;
  readonly depth: number;
}

const MOST_ITEMS = 4;
const DEEPEST = 8;

function valuesOf(shape: Shape, place: Place, name: string): fc.Arbitrary<unknown> {
  const own = place.known[name];
  if (own !== undefined && shape.enum === undefined && shape.properties === undefined) return own;
  if (place.depth > DEEPEST) return fc.constant(null);
  const inside = { ...place, depth: place.depth + 1 };
  if (shape.$ref !== undefined) {
    const target = place.defs[shape.$ref.replace('#/$defs/', '')];
    return target === undefined ? anything : valuesOf(target, inside, name);
  }
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => valuesOf(one, inside, name)));
  // The last one is what the value is piped into; the others say less.
  const last = shape.allOf?.at(-1);
  if (last !== undefined) return valuesOf(last, inside, name);
  return plainValues(shape, inside, name);
}

function plainValues(shape: Shape, inside: Place, name: string): fc.Arbitrary<unknown> {
  const { minimum = -10, maximum = 100_000 } = shape;
  switch (shape.type) {
    case 'string':
      return text(shape.minLength ?? 0, Math.min(shape.maxLength ?? 60, 200));
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(minimum, -2_147_483_648),
        max: Math.min(maximum, 2_147_483_647),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(shape.items ?? {}, inside, name), {
        minLength: Math.min(shape.minItems ?? 0, MOST_ITEMS),
        maxLength: Math.min(shape.maxItems ?? MOST_ITEMS, MOST_ITEMS),
      });
    case 'object':
      return objects(shape, inside);
    default:
      return anything;
  }
}

function objects(shape: Shape, inside: Place): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = shape;
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0)
    return fc.dictionary(text(1, 12), valuesOf(additionalProperties, inside, ''), { maxKeys: 3 });
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, valuesOf(field, inside, name)]),
  );
  return fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
}
