import { useTranslations } from 'next-intl';
import { use } from 'react';
import { HistoryAndFlag } from '@/components/flags/history-and-flag';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { currentLocale } from '@/lib/i18n/current';
import { LANGUAGES } from '@/lib/i18n/locales';
import { serviceEditPath } from '@/lib/ports/routes';
import { profileWords, type ServiceProfile, type ShownProfile } from '@/lib/services/profile';
import { softwarePath } from '@/lib/software/routes';
import styles from './plain-words.module.css';

type Source = ServiceProfile['specification'][number];

/** What a service is in plain words: the community's, told apart from IANA's beside it. */
export function PlainWords({ profile }: { readonly profile: ShownProfile }) {
  const t = useTranslations('official');
  const locale = use(currentLocale());
  const words = profileWords(profile, locale);
  const about = (what: 'transports' | 'security') =>
    profile.sources.filter((source) => source.about === what);
  return (
    <div className={styles.plain}>
      <p className={styles.whose}>
        <Mark kind="community" /> {t('plain.title')}
      </p>
      <div dir={LANGUAGES[words.locale].direction} lang={words.locale}>
        <p className={styles.name}>{words.plainName}</p>
        <p className={styles.what}>{words.what}</p>
      </div>
      {profile.transports.length > 0 && (
        <p>
          {t('plain.transports', {
            transports: listText(
              profile.transports.map((transport) => transport.toUpperCase()),
              locale,
            ),
          })}
          <Sources sources={about('transports')} />
        </p>
      )}
      {profile.securityNote !== '' && (
        <p>
          <bdi dir="ltr" lang="en">
            {profile.securityNote}
          </bdi>
          <Sources sources={about('security')} />
        </p>
      )}
      {profile.programs.length > 0 && <Programs programs={profile.programs} />}
      {profile.specification.length > 0 && (
        <p>
          {t('plain.specification')}
          <Sources sources={profile.specification} />
        </p>
      )}
      <p className={styles.ways}>
        <LocaleLink href={serviceEditPath(profile.service)} rel="nofollow">
          {t('plain.improve')}
        </LocaleLink>
        <HistoryAndFlag subject={{ type: 'service', id: profile.service }} />
      </p>
    </div>
  );
}

/** The software that implements the service, each with a link to its entry where there is one. */
function Programs({ programs }: Pick<ShownProfile, 'programs'>) {
  const t = useTranslations('official');
  return (
    <p>
      {t('plain.software')}{' '}
      {programs.map(({ name, slug }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <bdi>
            {slug === null ? name : <LocaleLink href={softwarePath(slug)}>{name}</LocaleLink>}
          </bdi>
        </span>
      ))}
    </p>
  );
}

/** Sources in small print behind what they prove. */
function Sources({ sources }: { readonly sources: readonly Source[] }) {
  return sources.map(({ title, url }) => (
    <span className={styles.source} key={`${title} ${url ?? ''}`}>
      {' '}
      <bdi lang="en">{url === null ? title : <a href={url}>{title}</a>}</bdi>
    </span>
  ));
}
