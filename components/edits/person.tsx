import { useTranslations } from 'next-intl';
import { userPath } from '@/lib/users/routes';
import { IntlLink } from './intl-link';

/** Somebody by their handle; the instance itself where nobody acted. */
export function Person({ handle }: { readonly handle: string | null }) {
  const t = useTranslations('edits');
  if (handle === null) return <span>{t('log.instance')}</span>;
  return (
    <IntlLink href={userPath(handle)}>
      <bdi dir="ltr">{handle}</bdi>
    </IntlLink>
  );
}
