import { use } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import { formatDay } from './formats';

/** A date (`YYYY-MM` or `YYYY-MM-DD`) in the reader's words. */
export function Day({ date }: { readonly date: string }) {
  return <time dateTime={date}>{formatDay(date, use(currentLocale()))}</time>;
}
