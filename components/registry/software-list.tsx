import { getTranslations } from 'next-intl/server';
import { SpanLinks } from '@/components/browse/span-links';
import { LocaleLink } from '@/components/ui/locale-link';
import type { IndexedSoftware } from '@/lib/site/software-types';
import { softwarePath } from '@/lib/software/routes';
import styles from './software-list.module.css';

/** Ports shown of one entry; more of them are counted. */
const MOST = 8;

/** Every piece of software with the ports reported of it, under the letter its name begins with. */
export async function SoftwareList({
  software,
}: {
  readonly software: readonly IndexedSoftware[];
}) {
  const t = await getTranslations('browse');
  const letters = byInitial(software);
  return (
    <>
      <nav aria-label={t('software.letters')} className={styles.letters} dir="ltr">
        {[...letters.keys()].map((letter) => (
          <a href={`#${anchorOf(letter)}`} key={letter}>
            {letter}
          </a>
        ))}
      </nav>
      {[...letters].map(([letter, entries]) => (
        <section className={styles.group} id={anchorOf(letter)} key={letter}>
          <h2 dir="ltr">{letter}</h2>
          <ul>
            {entries.map(({ slug, name, tagline, ports }) => (
              <li key={slug}>
                <p>
                  <LocaleLink className={styles.name} href={softwarePath(slug)}>
                    <bdi>{name}</bdi>
                  </LocaleLink>{' '}
                  <bdi className={styles.tagline} lang="en">
                    {tagline}
                  </bdi>
                </p>
                <SpanLinks spans={ports.slice(0, MOST)} />
                {ports.length > MOST && (
                  <small>{t('table.more', { count: ports.length - MOST })}</small>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Entries come sorted by name, so that the letters do too; what begins with none comes under `#`. */
function byInitial(software: readonly IndexedSoftware[]): Map<string, IndexedSoftware[]> {
  const letters = new Map<string, IndexedSoftware[]>();
  for (const entry of software) {
    const letter = initialOf(entry.name);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return letters;
}

function initialOf(name: string): string {
  const first = name.normalize('NFKD').charAt(0).toUpperCase();
  return /^[A-Z]$/.test(first) ? first : '#';
}

function anchorOf(letter: string): string {
  return letter === '#' ? 'other' : `letter-${letter.toLowerCase()}`;
}
