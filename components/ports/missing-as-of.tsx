import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/browse/page-head';
import { NotFoundBody } from '@/components/shell/missing-page';
import { ButtonLink } from '@/components/ui/button';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import type { NotTold } from '@/lib/port-page/queries-as-of';
import { portAsOfPath, portPath } from '@/lib/ports/routes';
import { AsOfForm } from './as-of-form';
import styles from './as-of.module.css';

/** Why there is no page of a port on a day: the day cannot be told of, or is none. */
export type NoAsOf = NotTold | { readonly type: 'unreadable' };

interface MissingAsOfProps {
  readonly port: number;
  readonly why: NoAsOf;
}

/** The page, with status 404, that says why there is nothing to show of that day, and asks for another. */
export function MissingAsOf(props: MissingAsOfProps) {
  return (
    <NotFoundBody>
      <Why {...props} />
    </NotFoundBody>
  );
}

async function Why({ port, why }: MissingAsOfProps) {
  const t = await getTranslations('asOf');
  const number = String(port);
  const first = why.type === 'before-first' ? why.first : null;
  return (
    <div className="wrap">
      <PageHead
        crumbs={[{ href: portPath(port), label: t('crumb', { port: number }) }]}
        crumbsLabel={t('crumbs')}
        lead={t(`why.${why.type}`)}
        title={t(`missing.${why.type}`)}
      />
      {first !== null && (
        <p className={styles.source}>
          {t.rich('oldest', {
            date: () => (
              <LocaleLink href={portAsOfPath(port, first)} rel="nofollow">
                <Day date={first} />
              </LocaleLink>
            ),
          })}
        </p>
      )}
      <div className={styles.choice}>
        <AsOfForm port={port} />
        <ButtonLink href={portPath(port)} tone="primary">
          {t('now', { port: number })}
        </ButtonLink>
      </div>
    </div>
  );
}
