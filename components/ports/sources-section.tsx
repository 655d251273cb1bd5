import { getTranslations } from 'next-intl/server';
import { SourceLink } from '@/components/reports/evidence-list';
import { Day } from '@/components/ui/day';
import type { PortPage } from '@/lib/port-page/page-model';
import { portTextPath } from '@/lib/ports/routes';
import styles from './sources-section.module.css';

const REGISTRY_URL = 'https://www.iana.org/assignments/service-names-port-numbers/';
const RFC_6335 = 'https://www.rfc-editor.org/rfc/rfc6335';

/** Where everything on the page comes from, and the page in plain text. */
export async function SourcesSection({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('port');
  const evidence = page.reports.flatMap((report) =>
    report.evidence.filter((one) => one.url !== null),
  );
  const distinct = [...new Map(evidence.map((one) => [one.url, one])).values()];
  return (
    <section aria-labelledby="sources" className={styles.sources}>
      <h2 id="sources">{t('sources.title')}</h2>
      <ul>
        <li>
          {t.rich('sources.registry', {
            a: (chunks) => <a href={REGISTRY_URL}>{chunks}</a>,
            date: () => <Day date={page.release} />,
          })}
        </li>
        <li>{t.rich('sources.rfc', { a: (chunks) => <a href={RFC_6335}>{chunks}</a> })}</li>
        {distinct.map((one) => (
          <li key={one.url}>
            <SourceLink title={one.title} url={one.url} />
          </li>
        ))}
      </ul>
      <p>
        <a className="mono" dir="ltr" href={portTextPath(page.port)}>
          {portTextPath(page.port)}
        </a>{' '}
        {t('sources.text')}
      </p>
    </section>
  );
}
