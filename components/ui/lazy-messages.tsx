'use client';

import { NextIntlClientProvider } from 'next-intl';
import { type ReactNode, use } from 'react';

type Messages = Record<string, Record<string, never>>;

interface LazyMessagesProps {
  readonly locale: string;
  readonly children: ReactNode;
}

/**
 * A component that gives what stands below it the words it speaks with, and suspends until they are
 * there: fetched once a page, and only where it is shown.
 */
export function lazyMessages(
  load: Readonly<Record<string, (locale: string) => Promise<unknown>>>,
): (props: LazyMessagesProps) => ReactNode {
  const loading = new Map<string, Promise<Messages>>();
  const messagesOf = (locale: string): Promise<Messages> => {
    const known = loading.get(locale) ?? loadAll(load, locale);
    loading.set(locale, known);
    return known;
  };
  return function LazyMessages({ locale, children }) {
    const messages = use(messagesOf(locale));
    return (
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
        {children}
      </NextIntlClientProvider>
    );
  };
}

async function loadAll(
  load: Readonly<Record<string, (locale: string) => Promise<unknown>>>,
  locale: string,
): Promise<Messages> {
  const entries = await Promise.all(
    Object.entries(load).map(async ([namespace, one]) => {
      const { default: words } = (await one(locale)) as { default: Record<string, never> };
      return [namespace, words] as const;
    }),
  );
  return Object.fromEntries(entries);
}
