import { mergeFields, mergeTaking, type Side } from '@/lib/edits/rules/merge';
import { renumbered } from '@/lib/edits/rules/sources';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type FieldSpec, mergeShapes } from '@/lib/platform/fields';
import { type ItemValue, itemsOf, softwareValue, textOf, translationsOf } from './values';

/** Whole numbers are typed as text; anything else stays text, which the schema refuses at its field. */
function cleanNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\d{1,10}\s*$/.test(value) ? Number(value) : value;
}

/** Lines of a list: trimmed, without empty ones. */
function cleanList(value: unknown): readonly string[] {
  return itemsOf(value)
    .map((line) => textOf(line).trim())
    .filter((line) => line !== '');
}

function cleanSoftware(value: unknown): Fields {
  const { slug, name, homepage, tagline } = softwareValue(value);
  if (slug !== '') return { slug };
  const { aliases } = value as Fields;
  return {
    name,
    ...(homepage.trim() === '' ? {} : { homepage }),
    ...(tagline.trim() === '' ? {} : { tagline }),
    ...(aliases === undefined ? {} : { aliases }),
  };
}

/** A source keeps what is not said of it: what is empty is left out, but for one that is there already. */
function cleanEvidence(piece: ItemValue): Fields {
  const { key, url, supports, ticked, ...rest } = piece;
  const isNew = textOf(key) === '';
  const said = Object.entries(rest).filter(
    ([name, value]) =>
      textOf(value).trim() !== '' || (!isNew && (name === 'quote' || name === 'title')),
  );
  return {
    ...(isNew ? {} : { key }),
    ...Object.fromEntries(said),
    ...(url === undefined ? {} : { url: textOf(url).trim() === '' ? null : textOf(url).trim() }),
    ...(supports === undefined || (isNew && supports !== false)
      ? {}
      : { supports: supports !== false }),
    ...(ticked === undefined || (isNew && ticked === false) ? {} : { ticked }),
  };
}

/** Settings without those of which nothing is said. */
function cleanSettings(value: unknown): readonly ItemValue[] {
  return itemsOf(value).filter(
    ({ key, example }) => `${textOf(key)}${textOf(example)}`.trim() !== '',
  );
}

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : textOf(value).trim() !== '';

/** Links without those of which nothing is typed; an address that is left out is null. */
function cleanLinks(items: readonly FieldSpec[], value: unknown): readonly Fields[] {
  return itemsOf(value)
    .filter(({ title, url }) => isSaid(title) || isSaid(url))
    .map((link) => {
      const url = textOf(link.url).trim();
      return { ...cleanValues(items, link), url: url === '' ? null : url };
    });
}

/** The languages in which something is said. */
function cleanTranslations(items: readonly FieldSpec[], value: unknown): Fields {
  const said = Object.entries(translationsOf(value)).map(([language, words]) => {
    const none = Object.fromEntries(items.map(({ name }) => [name, '']));
    return [language, cleanValues(items, { ...none, ...words })] as const;
  });
  return Object.fromEntries(said.filter(([, words]) => Object.values(words).some(isSaid)));
}

/** A field's value as `changes` hold it. */
export function cleanValue(field: FieldSpec, value: unknown): unknown {
  const { shape, options, optional, items = [] } = field;
  switch (shape) {
    case 'links':
      return cleanLinks(items, value);
    case 'translations':
      return cleanTranslations(items, value);
    case 'port':
    case 'number':
      return optional === true && value === '' ? null : cleanNumber(value);
    case 'list':
      return cleanList(value);
    case 'software':
      return cleanSoftware(value);
    case 'byLanguage':
      return Object.fromEntries(
        Object.entries((value ?? {}) as Fields).filter(([, text]) => textOf(text).trim() !== ''),
      );
    case 'evidence':
      return itemsOf(value).map(cleanEvidence);
    case 'settings':
      return cleanSettings(value);
    case 'choice':
      return value === '' && options?.includes('') !== true
        ? optional === true
          ? null
          : undefined
        : value;
    default:
      return value;
  }
}

/** The fields of a form as `changes` hold them; what the form does not hold is left out. */
export function cleanValues(fields: readonly FieldSpec[], values: Fields): Fields {
  return Object.fromEntries(
    fields
      .filter(({ name }) => name in values)
      .map((field) => [field.name, cleanValue(field, values[field.name])]),
  );
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** `changes` of something new: what may be left out and was left empty is left out. */
export function newChanges(fields: readonly FieldSpec[], values: Fields): Fields {
  const all = cleanValues(fields, values);
  const left = fields.filter(({ name, optional }) => optional === true && isEmpty(all[name]));
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !left.some((field) => field.name === name)),
  );
}

/** The fields in which a form differs from what it began as, as `changes` hold them. */
export function changedFields(
  fields: readonly FieldSpec[],
  values: Fields,
  before: Fields,
): Fields {
  const [now, then] = [cleanValues(fields, values), cleanValues(fields, before)];
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !isDeepEqual(value, then[name])),
  );
}

interface Sides<Values> {
  /** The form as it was begun. */
  readonly base: Values;
  /** As others have left it since. */
  readonly theirs: Values;
  /** As it is typed. */
  readonly mine: Values;
}

/**
 * A form brought onto a newer revision by the rule that merges edits themselves. Where both sides truly
 * disagree `prefer` decides.
 */
export function rebaseValues<Values extends object>(
  { base, theirs, mine }: Sides<Values>,
  fields: readonly FieldSpec[],
  prefer: (name: string) => Side,
): Values {
  const lists = fields.filter(({ shape }) => shape === 'list');
  const tidy = (values: object): Fields => ({
    ...values,
    ...Object.fromEntries(lists.map(({ name }) => [name, cleanList((values as Fields)[name])])),
  });
  const shapes = mergeShapes(fields);
  const [was, there] = [tidy(base), tidy(theirs)];
  const own = renumbered(was, there, tidy(mine), shapes);
  const merged = mergeFields(was, there, own, shapes);
  const kept = merged.conflicts.map((name) => {
    const sides = {
      base: (base as Fields)[name],
      theirs: (theirs as Fields)[name],
      mine: own[name],
    };
    return [name, mergeTaking(shapes[name] ?? 'whole', prefer(name), sides)];
  });
  return { ...mine, ...merged.fields, ...Object.fromEntries(kept) } as Values;
}
