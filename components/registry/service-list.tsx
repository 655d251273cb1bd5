import { getTranslations } from 'next-intl/server';
import { EntryTable } from '@/components/browse/entry-table';
import { LetterLinks } from '@/components/browse/letter-links';
import { FilterText, ListFilter } from '@/components/browse/list-filter';
import { SpanLinks } from '@/components/browse/span-links';
import { LocaleLink } from '@/components/ui/locale-link';
import { type Initial, INITIALS, SERVICES_PATH, servicesPath } from '@/lib/iana/routes';
import type { IndexedService } from '@/lib/iana/schema';
import { currentLocale } from '@/lib/i18n/current';
import { LANGUAGES, localePath, nameDirection } from '@/lib/i18n/locales';
import { servicePath } from '@/lib/ports/routes';
import { profileWords } from '@/lib/services/profile';
import styles from './service-list.module.css';

interface ServiceListProps {
  readonly caption: string;
  readonly services: readonly IndexedService[];
}

/** Services with their plain names, what they are (in IANA's words where nobody has said it plainly) and their ports. */
export async function ServiceList({ caption, services }: ServiceListProps) {
  const t = await getTranslations('registry');
  return (
    <EntryTable
      caption={caption}
      columns={[
        { label: t('services.name'), wide: true },
        { label: t('services.description'), wide: true },
        { label: t('services.ports') },
      ]}
      rows={services.map((service) => ({
        key: service.name,
        cells: [
          <Name key="name" service={service} />,
          <Description key="what" service={service} />,
          service.ports.length === 0 ? (
            <span className={styles.none} key="ports">
              {t('services.noPort')}
            </span>
          ) : (
            <SpanLinks key="ports" spans={service.ports} />
          ),
        ],
      }))}
    />
  );
}

async function Name({ service: { name, profile } }: { readonly service: IndexedService }) {
  const words = profile === null ? null : profileWords(profile, await currentLocale());
  return (
    <span className={styles.name}>
      {words !== null && (
        <bdi dir={nameDirection(words.plainName)} lang={words.locale}>
          {words.plainName}
        </bdi>
      )}{' '}
      <LocaleLink dir="ltr" href={servicePath(name)}>
        {name}
      </LocaleLink>
    </span>
  );
}

async function Description({
  service: { description, profile },
}: {
  readonly service: IndexedService;
}) {
  if (profile === null) return <bdi lang="en">{description}</bdi>;
  const { what, locale } = profileWords(profile, await currentLocale());
  return (
    <bdi dir={LANGUAGES[locale].direction} lang={locale}>
      {what}
    </bdi>
  );
}

/** Looks for a part of a name. */
export async function ServiceFilterForm({ name }: { readonly name: string | undefined }) {
  const [t, locale] = await Promise.all([getTranslations('registry'), currentLocale()]);
  return (
    <ListFilter action={localePath(locale, SERVICES_PATH)} submit={t('services.submit')}>
      <FilterText
        label={t('services.filter')}
        name="name"
        placeholder={t('services.example')}
        value={name}
      />
    </ListFilter>
  );
}

interface ServiceLettersProps {
  readonly counts: ReadonlyMap<Initial, number>;
  /** The letter that is shown; null where none is, but what has a plain name; undefined on other lists. */
  readonly current?: Initial | null;
}

/** The alphabet with the number of names under each letter; what begins with no letter comes last. */
export async function ServiceLetters({ counts, current }: ServiceLettersProps) {
  const t = await getTranslations('registry');
  return (
    <LetterLinks
      first={
        <LocaleLink aria-current={current === null ? 'page' : undefined} href={SERVICES_PATH}>
          {t('services.known')}
        </LocaleLink>
      }
      label={t('services.letters')}
      letters={INITIALS.filter((initial) => counts.has(initial)).map((initial) => ({
        letter: initial === '0' ? '0–9' : initial.toUpperCase(),
        href: servicesPath({ letter: initial }),
        count: counts.get(initial) ?? 0,
        isCurrent: initial === current,
      }))}
    />
  );
}
