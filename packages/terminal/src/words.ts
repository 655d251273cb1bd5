import { createTranslator } from 'next-intl';
import checkPaste from '@/lib/i18n/messages/en/checkPaste.json';
import pick from '@/lib/i18n/messages/en/pick.json';
import { type ReasonWords, reasonText } from '@/lib/pick/reason-text';
import type { Reason } from '@/lib/pick/types';

type Translate = (key: string, values?: Record<string, string | number>) => string;

function translator(namespace: 'pick' | 'checkPaste'): Translate {
  const t = createTranslator({
    ...{ locale: 'en', timeZone: 'UTC', namespace },
    messages: { pick, checkPaste },
  });
  return (key, values) => t(key as never, values as never);
}

/** The words of the page that reads pastes. */
export const checkWords = translator('checkPaste');

/** As `Intl.ListFormat` of British English has it, which takes longer to be ready than most commands to answer. */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const REASONS: ReasonWords = {
  t: translator('pick'),
  list: listWords,
  span: (start, end) => `${start}-${end}`,
  service: (name) => name,
};

/** A reason in a sentence without its full stop. */
export function reasonWords(reason: Reason): string {
  return reasonText(reason, REASONS);
}
