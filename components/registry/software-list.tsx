import { getTranslations } from 'next-intl/server';
import { LetterLinks } from '@/components/browse/letter-links';
import { Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { Tagline } from '@/components/software/tagline';
import { LocaleLink } from '@/components/ui/locale-link';
import type { IndexedSoftware } from '@/lib/site/schema';
import { SEARCH_PATH } from '@/lib/search/routes';
import { softwarePath } from '@/lib/software/routes';
import styles from './software-list.module.css';

/** Ports shown of one entry; more of them are counted. */
const MOST = 6;

interface SoftwareListProps {
  readonly software: readonly IndexedSoftware[];
  /** How many there are; more than are listed. */
  readonly count: number;
}

/** What nearly everyone in its field knows, then every piece of software under the letter its name begins with. */
export async function SoftwareList({ software, count }: SoftwareListProps) {
  const t = await getTranslations('browse');
  const letters = byInitial(software);
  const common = software.filter(({ commonness }) => commonness === 'everyone');
  return (
    <>
      {count > software.length && (
        <p>
          {t.rich('software.widelyKnown', {
            listed: software.length,
            search: (text) => <LocaleLink href={SEARCH_PATH}>{text}</LocaleLink>,
          })}
        </p>
      )}
      <LetterLinks
        label={t('software.letters')}
        letters={[...letters.keys()].map((letter) => ({ letter, href: `#${anchorOf(letter)}` }))}
      />
      {common.length > 0 && (
        <Section title={t('software.common')}>
          <ul className={styles.entries}>
            {common.map((entry) => (
              <li key={entry.slug}>
                <Name entry={entry} /> <Ports entry={entry} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('software.all')}>
        {[...letters].map(([letter, entries]) => (
          <section className={styles.group} id={anchorOf(letter)} key={letter}>
            <h3 dir="ltr">{letter}</h3>
            <ul className={styles.entries}>
              {entries.map((entry) => (
                <li key={entry.slug}>
                  <p>
                    <Name entry={entry} /> <Tagline className={styles.tagline} of={entry} />
                  </p>
                  <Ports entry={entry} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Section>
    </>
  );
}

function Name({ entry: { slug, name } }: { readonly entry: IndexedSoftware }) {
  return (
    <LocaleLink className={styles.name} href={softwarePath(slug)}>
      <bdi>{name}</bdi>
    </LocaleLink>
  );
}

/** The official ones first. */
async function Ports({ entry: { official, ports } }: { readonly entry: IndexedSoftware }) {
  const t = await getTranslations('browse');
  const spans = [...official, ...ports].map((span) => [`${span.start}-${span.end}`, span] as const);
  const each = [...new Map(spans).values()];
  return (
    <>
      <SpanLinks spans={each.slice(0, MOST)} />
      {each.length > MOST && <small>{t('table.more', { count: each.length - MOST })}</small>}
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
