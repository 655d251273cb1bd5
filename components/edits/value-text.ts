import { useLocale, useTranslations } from 'next-intl';
import { ROLES } from '@/lib/reports/types';
import { languageName } from '@/lib/i18n/language-name';
import { shapeOf } from './field-shapes';

const WORDS = ['refuted', 'historic', 'active', 'retired', 'merged'] as const;

/** A value of a field as it stands: nothing for none, JSON for what is no plain value. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
}

/** Spells the plain values of fields in the reader's language; what has no word of its own stays as it is. */
export function useValueText(): (field: string, value: unknown) => string {
  const t = useTranslations('edits');
  const practice = useTranslations('practice');
  const locale = useLocale();
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no');
    if (shapeOf(field) === 'software') return softwareText(value, t('diff.newEntry'));
    const text = plainText(value);
    const role = ROLES.find((one) => one === text);
    if (field === 'role' && role !== undefined) return practice(`roles.${role}`);
    if (field === 'translatedFrom') return languageName(text, locale);
    if (field === 'transports') return text.toUpperCase();
    const word = WORDS.find((one) => one === text);
    return shapeOf(field) === 'word' && word !== undefined ? t(`values.${word}`) : text;
  };
}

/** An entry by its address, or a new one by its name. */
function softwareText(value: unknown, newEntry: string): string {
  if (typeof value === 'string') return value;
  const { slug, name } = value as { readonly slug?: string; readonly name?: string };
  return slug ?? `${name ?? ''} (${newEntry})`;
}
