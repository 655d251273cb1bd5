import { getTranslations } from 'next-intl/server';
import { MissingEntry } from '@/components/browse/missing-entry';
import { initialOf, servicesPath } from '@/lib/iana/routes';

/** The page of a service name that the registry does not know. */
export async function MissingService({ asked }: { readonly asked: string }) {
  const t = await getTranslations('registry');
  return (
    <MissingEntry
      asked={asked}
      index={{
        href: servicesPath({ letter: initialOf(asked) }),
        label: t('service.missing.index'),
      }}
      text={t('service.missing.text')}
      title={t.rich('service.missing.titleOf', {
        name: () => <bdi dir="ltr">{asked.slice(0, 60)}</bdi>,
      })}
    />
  );
}
