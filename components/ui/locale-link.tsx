import { type ComponentProps, use } from 'react';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { SiteLink } from './site-link';

interface LocaleLinkProps extends Omit<ComponentProps<typeof SiteLink>, 'href'> {
  /** Absolute path without a language, from a domain's routes.ts. */
  readonly href: string;
}

/**
 * A link to a page of this site in the page's own language. Nothing is fetched before it is followed. There are many
 * of them: one that waited for the language by itself would be a piece of its own in the page's data.
 */
export function LocaleLink({ href, ...rest }: LocaleLinkProps) {
  return <SiteLink {...rest} href={localePath(use(currentLocale()), href)} />;
}
