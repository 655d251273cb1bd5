import { getTranslations } from 'next-intl/server';
import { Day } from '@/components/ui/day';
import { LocaleLink } from '@/components/ui/locale-link';
import { namespacePath, reservationAnchor } from '@/lib/namespaces/routes';
import type { PortPage } from '@/lib/port-page/page-model';
import styles from './namespaces.module.css';
import { transportsText } from './reservation-item';

/** Who has reserved the port for what: a project's own word, told apart from both worlds. Nothing where nobody has. */
export async function PortReservations({ page }: { readonly page: PortPage }) {
  if (page.reserved.length === 0) return null;
  const t = await getTranslations('namespaces');
  return (
    <section aria-labelledby="reserved" className={styles.portSection}>
      <h2 id="reserved">{t('port.title')}</h2>
      {page.reserved.map(({ id, namespace, project, transports, until }) => (
        <p key={id}>
          {t.rich('port.text', {
            namespace: () => (
              <LocaleLink href={`${namespacePath(namespace.slug)}#${reservationAnchor(id)}`}>
                <bdi>{namespace.name}</bdi>
              </LocaleLink>
            ),
            project: () => <bdi>{project}</bdi>,
            transports: transportsText(transports),
            date: () => <Day date={until.slice(0, 10)} />,
          })}
        </p>
      ))}
      {page.reserved.length > 1 && <p className={styles.conflict}>{t('port.several')}</p>}
      <p className={styles.note}>{t('note')}</p>
    </section>
  );
}
