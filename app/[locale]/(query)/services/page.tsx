import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { PageHead, Pager, Section } from '@/components/browse/page-head';
import { ServiceFilterForm, ServiceLetters, ServiceList } from '@/components/registry/service-list';
import { LocaleLink } from '@/components/ui/locale-link';
import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { loadServiceCounts, loadServices } from '@/lib/iana/loaders';
import { searchServices } from '@/lib/iana/queries/services';
import { type Initial, type ServiceFilter, SERVICES_PATH, servicesPath } from '@/lib/iana/routes';
import { servicesQuery } from '@/lib/iana/schema';
import { pageAlternates } from '@/lib/i18n/locales';
import { currentLocale } from '@/lib/i18n/current';
import { inPlainOrder, wordOfInitial } from '@/components/registry/service-order';

interface ServicesPageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Services on one page. */
const PAGE_ROWS = 100;

export async function generateMetadata({ searchParams }: ServicesPageProps): Promise<Metadata> {
  const [t, locale, asked] = await Promise.all([
    getTranslations('registry'),
    currentLocale(),
    searchParams,
  ]);
  const { letter, name, page } = readAsked(servicesQuery, asked).query;
  return {
    title:
      letter === undefined
        ? t('services.title')
        : t('services.titleOf', { initial: wordOfInitial(letter) }),
    description: t('services.description'),
    alternates: pageAlternates(locale, servicesPath({ letter, page })),
    robots: name === undefined ? undefined : { index: false, follow: true },
    openGraph: { images: '/og/portolan.png' },
  };
}

export default async function ServicesPage({ searchParams }: ServicesPageProps) {
  const [t, asked, counts] = await Promise.all([
    getTranslations('registry'),
    searchParams,
    loadServiceCounts(),
  ]);
  const { query, ignored } = readAsked(servicesQuery, asked);
  const { letter, name } = query;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <div className="wrap">
      <PageHead lead={t('services.lead', { count: total })} title={t('services.title')} />
      <ServiceFilterForm name={name} />
      <ServiceLetters
        counts={counts}
        {...(name === undefined ? { current: letter ?? null } : {})}
      />
      {ignored.length > 0 && <p role="status">{t('services.ignored')}</p>}
      {name === undefined ? (
        <Listed letter={letter} page={query.page} />
      ) : (
        <Found name={name} page={query.page} />
      )}
    </div>
  );
}

interface ListedProps {
  readonly letter: Initial | undefined;
  readonly page: number;
}

/** The services under a letter, or those that have a plain name. */
async function Listed({ letter, page: asked }: ListedProps) {
  const [t, locale, services] = await Promise.all([
    getTranslations('registry'),
    currentLocale(),
    loadServices(letter),
  ]);
  const pages = Math.max(1, Math.ceil(services.length / PAGE_ROWS));
  const page = Math.min(asked, pages);
  const ordered = letter === undefined ? inPlainOrder(services, locale) : services;
  const title =
    letter === undefined
      ? t('services.known')
      : t('services.titleOf', { initial: wordOfInitial(letter) });
  return (
    <Section aside={t('services.count', { count: services.length })} title={title}>
      {services.length === 0 ? (
        <EmptyList title={t('services.noneListed')} />
      ) : (
        <ServiceList
          caption={title}
          services={ordered.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS)}
        />
      )}
      <Pages filter={letter === undefined ? {} : { letter }} page={page} pages={pages} />
    </Section>
  );
}

/** The services with a text in a name. */
async function Found({ name, page: asked }: { readonly name: string; readonly page: number }) {
  const t = await getTranslations('registry');
  const first = await searchServices(name, asked, PAGE_ROWS);
  const pages = Math.max(1, Math.ceil(first.total / PAGE_ROWS));
  const page = Math.min(asked, pages);
  const { services, total } = page === asked ? first : await searchServices(name, page, PAGE_ROWS);
  if (total === 0)
    return (
      <EmptyList title={t('services.none', { name })}>
        <LocaleLink href={SERVICES_PATH}>{t('services.back')}</LocaleLink>
      </EmptyList>
    );
  const title = t('services.found', { name });
  return (
    <Section aside={t('services.count', { count: total })} title={title}>
      <ServiceList caption={title} services={services} />
      <Pages filter={{ name }} page={page} pages={pages} />
    </Section>
  );
}

interface PagesProps {
  readonly filter: ServiceFilter;
  readonly page: number;
  readonly pages: number;
}

async function Pages({ filter, page, pages }: PagesProps) {
  const t = await getTranslations('registry');
  const to = (one: number) => servicesPath({ ...filter, page: one });
  const place = (one: number) => ({ page: one, pages });
  return (
    <Pager
      back={
        page > 1
          ? { href: to(page - 1), label: t('services.previous', place(page - 1)) }
          : undefined
      }
      label={t('services.pager')}
      next={
        page < pages
          ? { href: to(page + 1), label: t('services.next', place(page + 1)) }
          : undefined
      }
    />
  );
}
