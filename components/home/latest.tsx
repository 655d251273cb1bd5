import { getTranslations } from 'next-intl/server';
import { GradeBadge } from '@/components/reports/grade-badge';
import { Tagline } from '@/components/software/tagline';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import type { NewName } from '@/lib/iana/schema';
import { servicesPath, RELEASES_PATH, releasePath } from '@/lib/iana/routes';
import { portListPath, portPath, rangePath, servicePath } from '@/lib/ports/routes';
import { RANGE_NAMES, RANGES } from '@/lib/ports/types';
import type { ReportView } from '@/lib/reports/types';
import { SOFTWARE_INDEX_PATH, softwarePath } from '@/lib/software/routes';
import styles from './latest.module.css';

interface LatestProps {
  readonly reports: readonly ReportView[];
  readonly names: readonly NewName[];
}

/** Three columns: what was found in practice lately, what became official, and where else one can begin. */
export async function Latest({ reports, names }: LatestProps) {
  const [t, practice] = await Promise.all([getTranslations('home'), getTranslations('practice')]);
  return (
    <div className={`wrap ${styles.columns}`}>
      {reports.length > 0 && (
        <section>
          <h2>
            <Mark kind="community" /> {t('latest.title')}
          </h2>
          <ul className={styles.rows}>
            {reports.map((report) => (
              <li key={report.id}>
                <PortLink port={report.portStart} />
                <span className={styles.what}>
                  <LocaleLink href={softwarePath(report.software.slug)}>
                    {report.software.name}
                  </LocaleLink>{' '}
                  <small>
                    <Tagline of={report.software} />
                  </small>
                </span>
                <GradeBadge grade={report.grade} word={practice(`grades.${report.grade}`)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {names.length > 0 && (
        <section>
          <h2>
            <Mark kind="official" /> {t('names.title')}
          </h2>
          <ul className={styles.rows}>
            {names.map(({ port, names: given, release }) => (
              <li key={`${release} ${port}`}>
                <PortLink port={port} />
                <span className={`${styles.names} mono`}>
                  {given.map((name) => (
                    <LocaleLink dir="ltr" href={servicePath(name)} key={name}>
                      {name}
                    </LocaleLink>
                  ))}
                </span>
                <small>
                  <LocaleLink href={releasePath(release)}>
                    <Day date={release} />
                  </LocaleLink>
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <WaysIn />
    </div>
  );
}

function PortLink({ port }: { readonly port: number }) {
  return (
    <LocaleLink className={`${styles.port} mono`} href={portPath(port)}>
      {port}
    </LocaleLink>
  );
}

async function WaysIn() {
  const [t, port] = await Promise.all([getTranslations('home'), getTranslations('port')]);
  return (
    <section>
      <h2>{t('ways.title')}</h2>
      <ul className={styles.ways}>
        {RANGE_NAMES.map((name) => (
          <li key={name}>
            <LocaleLink href={rangePath(name)}>{port(`range.${name}`)}</LocaleLink>{' '}
            <small>
              <bdi dir="ltr">
                {RANGES[name].start}–{RANGES[name].end}
              </bdi>
            </small>
          </li>
        ))}
        <li>
          <LocaleLink href={portListPath()}>{t('ways.ports')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={servicesPath()}>{t('ways.services')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={SOFTWARE_INDEX_PATH}>{t('ways.software')}</LocaleLink>
        </li>
        <li>
          <LocaleLink href={RELEASES_PATH}>{t('ways.releases')}</LocaleLink>
        </li>
      </ul>
    </section>
  );
}
