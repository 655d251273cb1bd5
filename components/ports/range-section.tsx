import { getTranslations } from 'next-intl/server';
import type { PortPage } from '@/lib/port-page/page-model';
import styles from './range-section.module.css';

const RFC_6335 = 'https://www.rfc-editor.org/rfc/rfc6335';

/** What it means that the port lies in its range: how it is assigned, and what no system enforces. */
export async function RangeSection({ page }: { readonly page: PortPage }) {
  const t = await getTranslations('port');
  const rfc = (chunks: React.ReactNode) => <a href={RFC_6335}>{chunks}</a>;
  return (
    <section aria-labelledby="range" className={styles.range}>
      <h2 id="range">{t(`meaning.${page.range.name}.title`)}</h2>
      <p>
        {t.rich(`meaning.${page.range.name}.text`, {
          rfc,
          code: (chunks) => <code dir="ltr">{chunks}</code>,
        })}
      </p>
    </section>
  );
}
