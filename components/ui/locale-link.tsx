import Link from 'next/link';
import type { ComponentProps } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';

interface LocaleLinkProps extends Omit<ComponentProps<typeof Link>, 'href' | 'prefetch'> {
  /** Absolute path without a language, from a domain's routes.ts. */
  readonly href: string;
}

/** A link to a page of this site in the page's own language. Nothing is fetched before it is followed. */
export async function LocaleLink({ href, ...rest }: LocaleLinkProps) {
  return <Link {...rest} href={localePath(await currentLocale(), href)} prefetch={false} />;
}
