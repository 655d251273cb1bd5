import { useLocale, useTranslations } from 'next-intl';
import { fieldNamed, isDescribed } from '@/lib/edits/fields';
import { languageName } from '@/lib/i18n/locales';
import type { FieldError } from '@/lib/platform/error-codes';
import type { FieldSpec } from '@/lib/platform/fields';
import type { SettingView } from '@/lib/reports/types';

type Values = Readonly<Record<string, unknown>>;

/** A translator for keys that the field lists name; a test holds those lists against the catalogues. */
export type Words = (key: string, values?: Values) => string;

export function useWords(): Words {
  return useTranslations() as unknown as Words;
}

/** A field's plain name; one that nobody described keeps its own. */
export function useFieldName(): (name: string) => string {
  const words = useWords();
  return (name) => (isDescribed(name) ? words(`fields.names.${name}`) : name);
}

/** How a form asks for a field: its question where it has one, else its name. */
export function useFieldLabel(): (field: FieldSpec) => string {
  const words = useWords();
  return ({ ask, name }) =>
    words(ask === undefined ? `fields.names.${name}` : `fields.${ask}.label`);
}

/** What the control at a path is called, for the list of what is wrong. */
export function useControlLabel(fields: readonly FieldSpec[]): (path: string) => string {
  const labelOf = useFieldLabel();
  return (path) => {
    const parts = path.split('.');
    const field = fields.find(({ name }) => name === parts[0]);
    if (field === undefined) return path;
    const item = field.items?.find(({ name }) => name === parts.at(-1));
    return labelOf(item ?? field);
  };
}

/** What is wrong with a field. */
export function useErrorText(): (error: FieldError) => string {
  const words = useWords();
  return ({ code, params }) => words(`fields.errors.${code}`, params);
}

/** Wrong fields in one line: what each is called, and what is wrong with it. */
export function useErrorsLine(): (errors: readonly FieldError[]) => string {
  const [nameOf, textOf] = [useFieldName(), useErrorText()];
  return (errors) =>
    errors
      .map((error) => {
        const name = error.path
          .split('.')
          .find((part) => part !== 'changes' && part !== 'resolutions');
        return `${nameOf(name ?? error.path)}: ${textOf(error)}`;
      })
      .join(' ');
}

/** A value of a field as it stands: nothing for none, JSON for what is no plain value. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
}

/** The word for an option of a choice. */
export function useOptionText(): (field: FieldSpec, option: string) => string {
  const words = useWords();
  const locale = useLocale();
  return ({ name, words: under, blank, options = [] }, option) => {
    if (option === '') return words(`fields.${blank ?? 'none'}`);
    if (name === 'translatedFrom') return languageName(option, locale);
    if (name === 'transports') return option.toUpperCase();
    const isWord = typeof under === 'string' && options.includes(option);
    return isWord ? words(`${under}.${option}`) : option;
  };
}

/** Spells the value of a field in the reader's language; what has no word of its own stays as it is. */
export function useValueText(): (name: string, value: unknown) => string {
  const words = useWords();
  const locale = useLocale();
  const optionText = useOptionText();
  return (name, value) => {
    if (value === null || value === undefined || value === '') return '';
    const field = fieldNamed(name);
    if (typeof value === 'boolean') return words(`fields.values.${value ? 'yes' : 'no'}`);
    if (field.shape === 'links') return linkText(value);
    if (field.shape === 'translations') return translationsText(value, locale);
    if (field.shape === 'byLanguage') return byLanguageText(value, locale);
    if (field.shape === 'settings') return settingText(value, words);
    if (field.shape === 'software') return softwareText(value, words('edits.diff.newEntry'));
    const text = plainText(value);
    return field.options === undefined ? text : optionText(field, text);
  };
}

/** A title with its address, where it has one. */
function linkText(value: unknown): string {
  const { title = '', url } = value as { readonly title?: string; readonly url?: string | null };
  return url == null ? title : `${title} (${url})`;
}

/** Where a setting is written, what it is called, and the line to copy. */
function settingText(value: unknown, words: Words): string {
  const { kind, key, example } = value as SettingView;
  return `${words(`practice.settings.kinds.${kind}`)} ${key}: ${example}`;
}

interface Translated {
  readonly plainName: string;
  readonly what: string;
  readonly aliases: readonly string[];
}

/** The words in each language on a line of their own. */
function translationsText(value: unknown, locale: string): string {
  return Object.entries(value as Readonly<Record<string, Translated>>)
    .map(([code, { plainName, what, aliases }]) => {
      const names = aliases.length === 0 ? '' : ` (${aliases.join(', ')})`;
      return `${languageName(code, locale)}: ${plainName}${names}. ${what}`;
    })
    .join('\n');
}

/** A text in each language on a line of its own. */
function byLanguageText(value: unknown, locale: string): string {
  return Object.entries(value as Readonly<Record<string, string>>)
    .map(([code, text]) => `${languageName(code, locale)}: ${text}`)
    .join('\n');
}

/** An entry by its address, or a new one by its name. */
function softwareText(value: unknown, newEntry: string): string {
  if (typeof value === 'string') return value;
  const { slug, name } = value as { readonly slug?: string; readonly name?: string };
  return slug ?? `${name ?? ''} (${newEntry})`;
}
