import { LANGUAGES, type Locale } from '@/lib/i18n/locales';

/** Making one takes longer than a hundred uses of it: each is made once. */
function once<Made>(make: (locale: Locale) => Made): (locale: Locale) => Made {
  const made = new Map<Locale, Made>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const lists = once(
  (locale) => new Intl.ListFormat(LANGUAGES[locale].formats, { type: 'conjunction' }),
);
const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const months = once((locale) => new Intl.DateTimeFormat(LANGUAGES[locale].formats, MONTH));
const days = once(
  (locale) => new Intl.DateTimeFormat(LANGUAGES[locale].formats, { ...MONTH, day: 'numeric' }),
);

/** `a, b and c` in the reader's language. Hebrew joins its "and" to a Latin word with a maqaf; `Intl` writes a hyphen. */
export function listText(items: readonly string[], locale: Locale): string {
  return lists(locale)
    .formatToParts(items)
    .map(({ type, value }) => (type === 'literal' ? value.replace('ו-', 'ו־') : value))
    .join('');
}

/**
 * A day or a month in words: `2025-09-26` → "26 September 2025", `2008-03` → "March 2008".
 * IANA's precision is kept; a time after the day is left out; anything else comes back as it is.
 */
export function formatDay(date: string, locale: Locale): string {
  const [, month, day] = /^(\d{4}-\d{2})(?:-(\d{2}))?/.exec(date) ?? [];
  if (month === undefined) return date;
  const noon = new Date(`${month}-${day ?? '01'}T12:00:00Z`);
  return (day === undefined ? months : days)(locale).format(noon);
}
