import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Section } from '@/components/browse/page-head';
import { SpanLinks } from '@/components/browse/span-links';
import { CopyLines } from '@/components/ui/copy-lines';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { collisionsApiPath } from '@/lib/collisions/routes';
import type { ChosenSoftware, Collisions, Meeting } from '@/lib/collisions/types';
import { currentLocale } from '@/lib/i18n/current';
import type { Transport } from '@/lib/ports/types';
import { softwarePath } from '@/lib/software/routes';
import styles from './collisions.module.css';
import { MoveItem } from './move-item';

interface CollisionsAnswerProps extends Collisions {
  readonly set: readonly ChosenSoftware[];
}

/** What a set meets on: in a sentence, what to change, who meets whom, what each takes. */
export async function CollisionsAnswer({ set, meetings, moves }: CollisionsAnswerProps) {
  const t = await getTranslations('collisions');
  const sure = meetings.filter((one) => one.sure);
  return (
    <>
      <p className={styles.summary} role="status">
        {sure.length === 0
          ? t('summary.none', { count: set.length })
          : t('summary.some', { count: set.length, meetings: sure.length, moves: moves.length })}
      </p>
      {moves.length > 0 && (
        <Section title={t('moves.title')}>
          <p className={styles.quiet}>{t('moves.lead')}</p>
          <CopyLines
            labels={{
              copy: t('copy'),
              copied: t('copied'),
              name: t('copyName', { text: '{text}' }),
            }}
          >
            <ol className={styles.list}>
              {moves.map((move) => (
                <MoveItem key={`${move.software.slug} ${move.start} ${move.end}`} move={move} />
              ))}
            </ol>
          </CopyLines>
        </Section>
      )}
      {meetings.length > 0 && (
        <Section title={t('meetings.title')}>
          <ol className={styles.list}>
            {meetings.map((meeting) => (
              <MeetingItem
                key={`${meeting.start} ${meeting.end} ${meeting.transports.join()}`}
                meeting={meeting}
              />
            ))}
          </ol>
        </Section>
      )}
      <TakenBySet set={set} />
      <p className={styles.quiet}>
        <a className="mono" dir="ltr" href={collisionsApiPath(set.map(({ slug }) => slug))}>
          {collisionsApiPath(set.map(({ slug }) => slug))}
        </a>{' '}
        {t('api')}
      </p>
    </>
  );
}

async function MeetingItem({ meeting }: { readonly meeting: Meeting }) {
  const [t, practice] = await Promise.all([
    getTranslations('collisions'),
    getTranslations('practice'),
  ]);
  return (
    <li>
      <Place span={meeting} transports={meeting.transports} />
      <ul className={styles.parties}>
        {meeting.parties.map(({ slug, name, role, sure }) => (
          <li key={slug}>
            <LocaleLink href={softwarePath(slug)}>
              <bdi>{name}</bdi>
            </LocaleLink>{' '}
            <small>
              {role === 'official' ? t('meetings.official') : practice(`roles.${role}`)}
              {!sure && ` · ${t('meetings.unsure')}`}
            </small>
          </li>
        ))}
      </ul>
    </li>
  );
}

interface PlaceProps {
  readonly span: { readonly start: number; readonly end: number };
  readonly transports: readonly Transport[];
  readonly children?: ReactNode;
}

/** Ports with their transports. */
async function Place({ span: { start, end }, transports }: PlaceProps) {
  const [t, locale] = await Promise.all([getTranslations('collisions'), currentLocale()]);
  return (
    <span className={styles.place}>
      <SpanLinks spans={[{ start, end }]} />{' '}
      <small>
        {t('meetings.over', {
          transports: listText(
            transports.map((one) => one.toUpperCase()),
            locale,
          ),
        })}
      </small>
    </span>
  );
}

/** Every port of every piece of software, folded away: the set itself is what was asked. */
async function TakenBySet({ set }: { readonly set: readonly ChosenSoftware[] }) {
  const t = await getTranslations('collisions');
  return (
    <details className={styles.set} open={set.length < 3}>
      <summary>{t('set.title')}</summary>
      <ul className={styles.list}>
        {set.map(({ slug, name, uses }) => (
          <li key={slug}>
            <LocaleLink href={softwarePath(slug)}>
              <bdi>{name}</bdi>
            </LocaleLink>
            {uses.length === 0 ? (
              <span className={styles.quiet}>{t('set.none')}</span>
            ) : (
              <SpanLinks spans={uses.map(({ start, end }) => ({ start, end }))} />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
