import { getTranslations } from 'next-intl/server';
import { CopyLines } from '@/components/ui/copy-lines';
import { listText } from '@/components/ui/formats';
import { FIREWALLS, firewallLines, type FirewallLines } from '@/lib/firewall/rules/lines';
import { currentLocale } from '@/lib/i18n/current';
import { openingsOfSoftware } from '@/lib/site/openings';
import type { SoftwareView } from '@/lib/site/schema';
import styles from './firewall-section.module.css';

/** Lines that let the ports of a piece of software through firewalls; folded, because few come for them. */
export async function FirewallSection({ software }: { readonly software: SoftwareView }) {
  const t = await getTranslations('firewall');
  const openings = openingsOfSoftware(software);
  const all = firewallLines(software, openings);
  if (all.length === 0) return null;
  const count = openings.flatMap(({ spans }) => spans).length;
  return (
    <section aria-labelledby="firewall" className={styles.firewall}>
      <h2 id="firewall">{t('title')}</h2>
      <details>
        <summary>{t('open', { count })}</summary>
        <p className={styles.lead}>{t('lead')}</p>
        <CopyLines
          labels={{
            copy: t('copy'),
            copied: t('copied'),
            name: t('copyName', { command: '{text}' }),
          }}
        >
          {all.map((one) => (
            <Lines key={one.firewall} of={one} />
          ))}
        </CopyLines>
      </details>
    </section>
  );
}

async function Lines({ of: { firewall, lines, without } }: { readonly of: FirewallLines }) {
  const [t, locale] = await Promise.all([getTranslations('firewall'), currentLocale()]);
  const left = listText(
    without.map((transport) => transport.toUpperCase()),
    locale,
  );
  return (
    <div className={styles.one}>
      <h3>
        <bdi dir="ltr">{t(`names.${firewall}`)}</bdi>
      </h3>
      <p>
        {t(`notes.${firewall}`)} {without.length > 0 && t('without', { transports: left })}{' '}
        <a href={FIREWALLS[firewall]}>{t('source')}</a>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <code dir="ltr">{line}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
