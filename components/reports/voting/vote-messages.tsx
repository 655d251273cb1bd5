'use client';

import { NextIntlClientProvider } from 'next-intl';
import { type ReactNode, use } from 'react';

type Messages = Record<string, Record<string, never>>;

const loading = new Map<string, Promise<Messages>>();

/** The words of voting in one language, fetched once a page and only by who votes. */
function messagesOf(locale: string): Promise<Messages> {
  const known = loading.get(locale) ?? load(locale);
  loading.set(locale, known);
  return known;
}

async function load(locale: string): Promise<Messages> {
  const [votes, practice] = (await Promise.all([
    import(`@/lib/i18n/messages/${locale}/votes.json`),
    import(`@/lib/i18n/messages/${locale}/practice.json`),
  ])) as { default: Record<string, never> }[];
  return { votes: votes?.default ?? {}, practice: practice?.default ?? {} };
}

/** Gives what stands below it the words it speaks with; suspends until they are there. */
export function VoteMessages({
  locale,
  children,
}: {
  readonly locale: string;
  readonly children: ReactNode;
}) {
  const messages = use(messagesOf(locale));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
