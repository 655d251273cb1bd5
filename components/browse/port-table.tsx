import { getTranslations } from 'next-intl/server';
import { LocaleLink } from '@/components/ui/locale-link';
import { Mark, type MarkKind } from '@/components/ui/mark';
import { currentLocale } from '@/lib/i18n/current';
import { nameDirection } from '@/lib/i18n/locales';
import { type PortFilter, portPath, servicePath } from '@/lib/ports/routes';
import { TRANSPORTS } from '@/lib/ports/types';
import { profileWords, type ServiceProfile } from '@/lib/services/profile';
import type { PortListItem, PortSegment } from '@/lib/site/schema';
import { softwarePath } from '@/lib/software/routes';
import { EntryTable } from './entry-table';
import styles from './port-table.module.css';

/** The profiles of services, by their names in lower case. */
type Profiles = ReadonlyMap<string, ServiceProfile>;

interface PortTableProps {
  readonly caption: string;
  readonly segments: readonly PortSegment[];
  readonly profiles: Profiles;
  /** What the list was narrowed to: uses that fit it are shown first. */
  readonly filter?: Pick<PortFilter, 'grade' | 'software'>;
}

/** Names shown of one port; more of them are counted. */
const MOST = 3;

/** Ports with what they officially are, in plain words too, what runs there, and their status. */
export async function PortTable({ caption, segments, profiles, filter = {} }: PortTableProps) {
  const t = await getTranslations('browse');
  return (
    <EntryTable
      caption={caption}
      columns={[
        { label: t('table.port') },
        { label: t('table.official'), wide: true },
        { label: t('table.practice'), wide: true },
        { label: t('table.status') },
      ]}
      rows={segments.map(({ start, end, item }) => ({
        key: String(start),
        cells: [
          <Place end={end} item={item} key="port" start={start} />,
          item.names.length === 0 ? null : (
            <Names key="names" names={item.names} profiles={profiles} />
          ),
          item.practice.length === 0 ? null : (
            <Practice key="practice" practice={fittingFirst(item.practice, filter)} />
          ),
          <Status item={item} key="status" ports={end - start + 1} />,
        ],
      }))}
    />
  );
}

interface PlaceProps {
  readonly start: number;
  readonly end: number;
  readonly item: PortListItem;
}

function Place({ start, end, item }: PlaceProps) {
  return (
    <span className={`${styles.port} ${styles.place}`}>
      <Mark kind={markOf(item)} />
      <LocaleLink dir="ltr" href={portPath(start)}>
        {start === end ? start : `${start}–${end}`}
      </LocaleLink>
    </span>
  );
}

interface NamesProps {
  readonly names: readonly string[];
  readonly profiles: Profiles;
}

/** Official names, each behind its plain name where somebody has said one. */
async function Names({ names, profiles }: NamesProps) {
  const locale = await currentLocale();
  return (
    <span className={`${styles.official} ${styles.items}`}>
      {names.slice(0, MOST).map((name) => {
        const profile = profiles.get(name.toLowerCase());
        const words = profile === undefined ? null : profileWords(profile, locale);
        return (
          <span key={name}>
            {words !== null && (
              <bdi dir={nameDirection(words.plainName)} lang={words.locale}>
                {words.plainName}
              </bdi>
            )}{' '}
            <LocaleLink dir="ltr" href={servicePath(name)}>
              {name}
            </LocaleLink>
          </span>
        );
      })}
      <More count={names.length - MOST} />
    </span>
  );
}

function Practice({ practice }: Pick<PortListItem, 'practice'>) {
  return (
    <span className={`${styles.practice} ${styles.items}`}>
      {practice.slice(0, MOST).map(({ slug, name }) => (
        <LocaleLink href={softwarePath(slug)} key={slug}>
          <bdi>{name}</bdi>
        </LocaleLink>
      ))}
      <More count={practice.length - MOST} />
    </span>
  );
}

async function More({ count }: { readonly count: number }) {
  const t = await getTranslations('browse');
  return count > 0 ? <span className={styles.quiet}>{t('table.more', { count })}</span> : null;
}

interface StatusProps {
  readonly item: PortListItem;
  /** How many ports the row stands for. */
  readonly ports: number;
}

/** The port's status, with the transports that have it where others have another. */
async function Status({ item, ports }: StatusProps) {
  const [t, port] = await Promise.all([getTranslations('browse'), getTranslations('port')]);
  const assigned = TRANSPORTS.filter(
    (transport) => item.transports[transport].status === 'assigned',
  );
  return (
    <span className={styles.status}>
      {assigned.length === 0 ? (
        port(`status.${item.status}`)
      ) : (
        <>
          <b>{port('status.assigned')}</b>{' '}
          <bdi dir="ltr">{assigned.map((transport) => transport.toUpperCase()).join(', ')}</bdi>
        </>
      )}
      {ports > 1 && ` · ${t('table.ports', { count: ports })}`}
    </span>
  );
}

/** Uses that the list was narrowed to stand first; all others keep their order. */
function fittingFirst(
  practice: PortListItem['practice'],
  { grade, software }: Pick<PortFilter, 'grade' | 'software'>,
): PortListItem['practice'] {
  if (grade === undefined && software === undefined) return practice;
  const fits = (one: PortListItem['practice'][number]) =>
    (grade === undefined || one.grade === grade) &&
    (software === undefined || one.slug === software);
  return [...practice.filter(fits), ...practice.filter((one) => !fits(one))];
}

function markOf({ names, practice }: PortListItem): MarkKind {
  if (names.length > 0) return practice.length > 0 ? 'both' : 'official';
  return practice.length > 0 ? 'community' : 'none';
}
