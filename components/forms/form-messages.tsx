import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n/messages';

/** What every form speaks with: its faults and outcomes, and the words of the entries it shows. */
const SHARED: readonly Namespace[] = ['editForms', 'practice'];

interface FormMessagesProps {
  readonly namespaces: readonly Namespace[];
  readonly children: ReactNode;
}

/** Gives the forms below it the words they speak with in the browser, and no others. */
export async function FormMessages({ namespaces, children }: FormMessagesProps) {
  const all = (await getMessages()) as Record<string, never>;
  const given = Object.fromEntries([...SHARED, ...namespaces].map((name) => [name, all[name]]));
  return <NextIntlClientProvider messages={given as never}>{children}</NextIntlClientProvider>;
}
