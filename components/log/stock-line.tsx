import { useLocale, useTranslations } from 'next-intl';
import { IntlLink } from '@/components/edits/intl-link';
import { Moment } from '@/components/edits/moment';
import { listText } from '@/components/ui/formats';
import type { StockRun } from '@/lib/edits/queries/stock';
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales';
import { withQuery } from '@/lib/platform/address';
import styles from './stock-line.module.css';

interface StockLineProps {
  readonly run: StockRun;
  /** The list with what it is narrowed to. */
  readonly path: string;
  readonly filter: Readonly<Record<string, string | number | undefined>>;
}

/** What the site brought in at one go, in one line that leads to each of its entries. */
export function StockLine({ run, path, filter }: StockLineProps) {
  const t = useTranslations('log');
  const asked = useLocale();
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE;
  const parts = run.brought.map(({ type, count }) => t(`stock.parts.${type}`, { count }));
  const unfolded = withQuery(path, { ...filter, stock: 'shown', cursor: run.lastEntry + 1 });
  return (
    <li className={styles.line}>
      <span>
        <Moment at={run.at} />
      </span>
      <p>
        {t(run.isFirst ? 'stock.first' : 'stock.later', { parts: listText(parts, locale) })}{' '}
        <IntlLink href={unfolded}>{t('stock.show', { count: run.entries })}</IntlLink>
      </p>
    </li>
  );
}

/** Says that nothing is folded, and folds it. */
export function StockShown({ path, filter }: Omit<StockLineProps, 'run'>) {
  const t = useTranslations('log');
  return (
    <p>
      {t.rich('stock.shown', {
        a: (chunks) => <IntlLink href={withQuery(path, filter)}>{chunks}</IntlLink>,
      })}
    </p>
  );
}
