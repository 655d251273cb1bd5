import type { Fields } from '@/lib/edits/types';
import { DEFAULT_LOCALE, type Locale, LOCALES } from '@/lib/i18n/locales';
import type { FieldSpec } from '@/lib/platform/fields';

/** An entry as its control holds it: `slug` of one that exists, '' for a new one. */
export interface SoftwareValue {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly tagline: string;
}

/** An item of a list, such as a piece of evidence; `key` or `id` tells it from the others. */
export type ItemValue = Readonly<Record<string, unknown>>;

/** A piece of evidence as a form begins it. */
export const BLANK_EVIDENCE: ItemValue = {
  key: '',
  kind: '',
  url: '',
  quote: '',
  title: '',
  publisher: '',
  supports: true,
};

/** A setting as a form begins it. */
export const BLANK_SETTING: ItemValue = { kind: '', key: '', example: '' };

/** Plain text of a value; '' for what is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** An entry from content (its slug), from `changes` or from a control. `known`: entries whose name is known. */
export function softwareValue(
  value: unknown,
  known: readonly { readonly slug: string; readonly name: string }[] = [],
): SoftwareValue {
  const given = (typeof value === 'object' && value !== null ? value : { slug: value }) as Fields;
  const slug = textOf(given.slug);
  const own = textOf(given.name);
  const name = own === '' ? (known.find((one) => one.slug === slug)?.name ?? slug) : own;
  return { slug, name, homepage: textOf(given.homepage), tagline: textOf(given.tagline) };
}

export function itemsOf(value: unknown): readonly ItemValue[] {
  return Array.isArray(value) ? (value as ItemValue[]) : [];
}

/** What is said in each language. */
export function translationsOf(value: unknown): Readonly<Record<string, ItemValue>> {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, ItemValue>>)
    : {};
}

/** A field's value as its control holds it, from content. Only what members set of an item is taken. */
export function controlValue(
  field: FieldSpec,
  value: unknown,
  known: readonly { readonly slug: string; readonly name: string }[] = [],
): unknown {
  const { shape, items = [] } = field;
  switch (shape) {
    case 'port':
    case 'number':
      return textOf(value);
    case 'software':
      return softwareValue(value, known);
    case 'evidence':
    case 'citations':
    case 'settings':
    case 'links':
      return itemsOf(value).map((item) => {
        const hidden = items.filter(({ setBy }) => setBy === 'reviewer').map(({ name }) => name);
        return Object.fromEntries(
          Object.entries(item)
            .filter(([name]) => !hidden.includes(name))
            .map(([name, one]) => [name, one ?? '']),
        );
      });
    case 'choice':
      return value ?? '';
    case 'byLanguage':
      return byLanguage((code) => textOf((value as Fields | null | undefined)?.[code]));
    default:
      return value;
  }
}

/** The languages that have a control of their own where English has one besides. */
export const OTHER_LOCALES = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

/** A text in each language but English, '' where there is none. */
function byLanguage(textIn: (locale: Locale) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(OTHER_LOCALES.map((locale) => [locale, textIn(locale)]));
}

/** A form's values, filled with content. */
export function controlValues(
  fields: readonly FieldSpec[],
  content: Fields,
  known: readonly { readonly slug: string; readonly name: string }[] = [],
): Fields {
  return Object.fromEntries(
    fields
      .filter(({ name }) => name in content)
      .map((field) => [field.name, controlValue(field, content[field.name], known)]),
  );
}

/** Reads the fields of a plain form post. */
export function readForm(fields: readonly FieldSpec[], form: FormData): Fields {
  return Object.fromEntries(
    fields.map((field) => [field.name, readField(field, form, field.name)]),
  );
}

/** A text field of a plain form; '' where it is missing. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

function readField(field: FieldSpec, form: FormData, path: string): unknown {
  const text = formText(form, path);
  switch (field.shape) {
    case 'choices': {
      const chosen = form.getAll(path);
      return (field.options ?? []).filter((option) => chosen.includes(option));
    }
    case 'list':
      return text.split('\n');
    case 'flag':
      return text === '' ? null : text === 'true';
    case 'software': {
      const [name, was] = [formText(form, `${path}.name`), formText(form, `${path}.was`)];
      // Without scripts a changed name cannot forget the entry it stood for; only an untouched one keeps it.
      const slug = name === was ? formText(form, `${path}.slug`) : '';
      return {
        slug,
        name,
        homepage: formText(form, `${path}.homepage`),
        tagline: formText(form, `${path}.tagline`),
      };
    }
    case 'evidence':
    case 'citations':
    case 'settings':
    case 'links':
      return readItems(field, form, path);
    case 'byLanguage':
      return byLanguage((locale) => formText(form, `${path}.${locale}`));
    case 'translations':
      return Object.fromEntries(
        (field.languages ?? []).map((language) => [
          language,
          readFormItem(field.items ?? [], form, `${path}.${language}`),
        ]),
      );
    default:
      return text;
  }
}

function readItems(field: FieldSpec, form: FormData, path: string): readonly ItemValue[] {
  const count = Math.min(Number(formText(form, `${path}.count`)) || 0, field.max ?? 0);
  return Array.from({ length: count }, (_, at) => ({
    ...readFormItem(field.items ?? [], form, `${path}.${at}`),
    ...hiddenPart(field, form, `${path}.${at}`),
  }));
}

/** What tells an item from the others where no field of it does. */
function hiddenPart({ shape }: FieldSpec, form: FormData, path: string): ItemValue {
  switch (shape) {
    case 'evidence':
      return { key: formText(form, `${path}.key`) };
    case 'citations':
      return { id: Number(formText(form, `${path}.id`)) };
    default:
      return {};
  }
}

function readFormItem(items: readonly FieldSpec[], form: FormData, path: string): ItemValue {
  return Object.fromEntries(
    items
      .filter(({ name, setBy }) => setBy === undefined && form.has(`${path}.${name}`))
      .map((item) => [item.name, readField(item, form, `${path}.${item.name}`)]),
  );
}

/** The control that a wrong field stands at: an item of a plain list is the list's. */
export function controlOf(fields: readonly FieldSpec[], path: string): string {
  const [name = '', ...below] = path.split('.');
  const field = fields.find((one) => one.name === name);
  switch (field?.shape) {
    case 'software':
      return below[0] === 'homepage' || below[0] === 'tagline' ? path : `${name}.name`;
    case 'evidence':
    case 'citations':
    case 'settings':
    case 'links':
    case 'translations':
      return below.length < 2 ? name : [name, ...below.slice(0, 2)].join('.');
    case 'byLanguage':
      return path;
    default:
      return name;
  }
}
