import type { ComponentProps } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SiteLink } from './site-link';

interface LocaleLinkProps extends Omit<ComponentProps<typeof SiteLink>, 'href'> {
  /** Absolute path without a language, from a domain's routes.ts. */
  readonly href: string;
}

/** A link to a page of this site in the page's own language. Nothing is fetched before it is followed. */
export async function LocaleLink({ href, ...rest }: LocaleLinkProps) {
  return <SiteLink {...rest} href={localePath(await currentLocale(), href)} />;
}
