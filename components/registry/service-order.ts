import type { Initial } from '@/lib/iana/routes';
import type { IndexedService } from '@/lib/iana/schema';
import { LANGUAGES, type Locale } from '@/lib/i18n/locales';
import { profileWords } from '@/lib/services/profile';

/** What a service is called in plain words, in the reader's language where somebody has said it there. */
export function plainNameOf({ profile }: IndexedService, locale: Locale): string {
  return profile === null ? '' : profileWords(profile, locale).plainName;
}

/** By their plain names, as the reader's language sorts. */
export function inPlainOrder(
  services: readonly IndexedService[],
  locale: Locale,
): IndexedService[] {
  const { compare } = new Intl.Collator(LANGUAGES[locale].formats, { numeric: true });
  return [...services].sort((a, b) => compare(plainNameOf(a, locale), plainNameOf(b, locale)));
}

/** `0` stands for everything that begins with no letter. */
export function wordOfInitial(initial: Initial): string {
  return initial === '0' ? '0–9 …' : initial.toUpperCase();
}
