import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { Card } from '@/components/ui/card';
import { Chip, Chips } from '@/components/ui/chip';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { currentLocale } from '@/lib/i18n/current';
import { LANGUAGES } from '@/lib/i18n/locales';
import { servicePath } from '@/lib/ports/routes';
import { profileWords } from '@/lib/services/profile';
import type { OfficialUse } from '@/lib/services/programs';
import styles from './software-page.module.css';

/** The official services that a program implements, each with its ports; nothing where there is none. */
export async function OfficialUses({ uses }: { readonly uses: readonly OfficialUse[] }) {
  const [t, locale] = await Promise.all([getTranslations('browse'), currentLocale()]);
  if (uses.length === 0) return null;
  return (
    <Section
      aside={t('software.serviceCount', { count: uses.length })}
      title={
        <>
          <Mark kind="official" /> {t('software.official')}
        </>
      }
    >
      <div className={styles.reports}>
        {uses.map(({ serviceName, profile, spans, transports }) => {
          const words = profileWords(profile, locale);
          return (
            <div className={styles.report} key={serviceName}>
              <div className={styles.port}>
                <SpanLinks spans={spans} />
              </div>
              <Card tone="official">
                <div className={styles.service}>
                  <div className={styles.serviceHead}>
                    <h3>
                      <bdi dir="ltr">
                        <LocaleLink href={servicePath(serviceName)}>{serviceName}</LocaleLink>
                      </bdi>
                    </h3>
                    <Chips>
                      {transports.map((transport) => (
                        <Chip key={transport} tone="official">
                          {transport.toUpperCase()}
                        </Chip>
                      ))}
                    </Chips>
                  </div>
                  <div dir={LANGUAGES[words.locale].direction} lang={words.locale}>
                    <p className={styles.plainName}>{words.plainName}</p>
                    <p className={styles.what}>{words.what}</p>
                  </div>
                </div>
              </Card>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
