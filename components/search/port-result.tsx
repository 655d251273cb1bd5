import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark } from '@/components/ui/mark';
import { servicePath } from '@/lib/ports/routes';
import type { FoundPort, SearchItem } from '@/lib/search/schema';
import { softwarePath } from '@/lib/software/routes';
import styles from './results.module.css';

/** A port that was asked for: its number, what it is officially, what runs there, and the way to its page. */
export async function PortResult({
  item,
  found,
}: {
  readonly item: SearchItem;
  readonly found: FoundPort;
}) {
  const t = await getTranslations('search');
  return (
    <li className={styles.port}>
      <Link className={styles.number} href={item.url} prefetch={false}>
        {found.port}
      </Link>
      <div className={styles.facts}>
        <OfficialFact about={item.about} found={found} />
        {found.practice.length > 0 && (
          <p className={styles.fact}>
            <Mark kind="community" />
            <span>
              <span className={styles.world}>{t('practice')}</span>{' '}
              {found.practice.map(({ slug, name }) => (
                <LocaleLink className={styles.software} href={softwarePath(slug)} key={slug}>
                  <bdi>{name}</bdi>
                </LocaleLink>
              ))}
            </span>
          </p>
        )}
        <p className={styles.open}>
          <Link href={item.url} prefetch={false}>
            {t('open', { port: String(found.port) })}
          </Link>
        </p>
      </div>
    </li>
  );
}

async function OfficialFact({
  found,
  about,
}: {
  readonly found: FoundPort;
  readonly about: string;
}) {
  const t = await getTranslations('search');
  const { names, status, transport } = found;
  const word = status === null ? '' : t(`status.${status}`);
  return (
    <p className={styles.fact}>
      <Mark kind={names.length > 0 ? 'official' : 'none'} />
      <span>
        {names.length > 0 && <span className={styles.world}>{t('official')}</span>}{' '}
        {names.map((name) => (
          <LocaleLink className={styles.service} dir="ltr" href={servicePath(name)} key={name}>
            {name}
          </LocaleLink>
        ))}
        {about !== '' && <bdi className={styles.quiet}>{about}</bdi>}
        {transport !== null && (
          <span className={styles.quiet}>
            {t('onTransport', { transport: transport.toUpperCase(), status: word })}
          </span>
        )}
        {transport === null && names.length === 0 && <span>{word}</span>}
      </span>
    </p>
  );
}
