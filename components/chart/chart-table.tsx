import { getTranslations } from 'next-intl/server';
import { EntryTable } from '@/components/browse/entry-table';
import { FilterSelect, ListFilter } from '@/components/browse/list-filter';
import { PageHead, Pager, Section } from '@/components/browse/page-head';
import { formatDay } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { type CellRun } from '@/lib/chart/rules/runs';
import { CHART_PATH, chartTablePath } from '@/lib/chart/routes';
import { type Colouring, COLOURINGS } from '@/lib/chart/types';
import { currentLocale } from '@/lib/i18n/current';
import { localePath } from '@/lib/i18n/locales';
import { portListPath, portPath } from '@/lib/ports/routes';
import { valueWords } from './value-words';
import { valueWord } from './values';

interface ChartTableProps {
  readonly by: Colouring;
  /** Of `release`: its day; null where no release changed anything yet. */
  readonly date: string | null;
  readonly releases: readonly string[];
  readonly values: readonly string[];
  /** Those of the page. */
  readonly runs: readonly CellRun[];
  /** All of them, over all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The chart as a table: runs of neighbours of one value, from port 0 to 65535. */
export async function ChartTable(props: ChartTableProps) {
  const { by, date, releases, values, runs, total, page, pages } = props;
  const [t, locale, words] = await Promise.all([
    getTranslations('chart'),
    currentLocale(),
    valueWords(),
  ]);
  const title = t(`by.${by}`);
  const to = (one: number) => chartTablePath({ by, date: date ?? undefined, page: one });
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: CHART_PATH, label: t('title') }]}
        crumbsLabel={t('crumbs')}
        lead={t('table.lead')}
        title={t('table.title')}
      />
      <ListFilter action={localePath(locale, chartTablePath())} submit={t('go.submit')}>
        <FilterSelect
          label={t('by.label')}
          name="by"
          options={COLOURINGS.filter((one) => one !== 'release' || releases.length > 0).map(
            (one) => ({ value: one, label: t(`by.${one}`) }),
          )}
          value={by}
        />
        {by === 'release' && (
          <FilterSelect
            label={t('release')}
            name="date"
            options={releases.map((one) => ({ value: one, label: formatDay(one, locale) }))}
            value={date ?? ''}
          />
        )}
      </ListFilter>
      <Section aside={t('table.rows', { count: total })} title={title}>
        <p>{t(`note.${by}`)}</p>
        <EntryTable
          caption={title}
          columns={[
            { label: t('table.ports') },
            { label: t('table.many') },
            { label: title, wide: true },
          ]}
          rows={runs.map(({ start, end, value }) => ({
            key: String(start),
            cells: [
              <RunLink end={end} key="ports" start={start} />,
              t('table.count', { count: end - start + 1 }),
              valueWord(words, by, values[value] ?? ''),
            ],
          }))}
        />
        <Pager
          back={
            page > 1
              ? { href: to(page - 1), label: t('table.back', { page: page - 1, pages }) }
              : undefined
          }
          label={t('table.pager')}
          next={
            page < pages
              ? { href: to(page + 1), label: t('table.next', { page: page + 1, pages }) }
              : undefined
          }
        />
      </Section>
    </div>
  );
}

/** One port leads to its page, several to their list. */
async function RunLink({ start, end }: Pick<CellRun, 'start' | 'end'>) {
  const t = await getTranslations('chart');
  if (start === end)
    return <LocaleLink href={portPath(start)}>{t('port', { port: String(start) })}</LocaleLink>;
  return (
    <LocaleLink href={portListPath({ from: start, to: end, has: 'all' })}>
      {t('table.run', { start: String(start), end: String(end) })}
    </LocaleLink>
  );
}
