import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n/messages';

interface ClientWordsProps {
  readonly namespaces: readonly Namespace[];
  readonly children: ReactNode;
}

/** Gives what runs in the browser below it the words it speaks with, and no others. */
export async function ClientWords({ namespaces, children }: ClientWordsProps) {
  const all = (await getMessages()) as Record<string, never>;
  const given = Object.fromEntries(namespaces.map((name) => [name, all[name]]));
  return (
    <NextIntlClientProvider messages={given} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
