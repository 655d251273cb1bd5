import { SiteLink } from '@/components/ui/site-link';
import { useLocale } from 'next-intl';
import type { ComponentProps } from 'react';
import { isLocale, localePath } from '@/lib/i18n/locales';

interface IntlLinkProps extends Omit<ComponentProps<typeof SiteLink>, 'href'> {
  /** Absolute path without a language, from a domain's routes.ts. */
  readonly href: string;
}

/** `LocaleLink` for parts that stand on the server's pages and in the browser's alike. */
export function IntlLink({ href, ...rest }: IntlLinkProps) {
  const locale = useLocale();
  return <SiteLink {...rest} href={isLocale(locale) ? localePath(locale, href) : href} />;
}
