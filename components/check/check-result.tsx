'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { lazyMessages } from '@/components/ui/lazy-messages';
import { type Collisions, collisionsIn } from '@/lib/check/rules/collisions';
import { isOn, nextFree } from '@/lib/check/rules/place';
import { isReachable, type Row, rowsOf } from '@/lib/check/rules/rows';
import type { Index } from '@/lib/check/rules/who';
import type { Locale } from '@/lib/i18n/locales';
import { LONGEST_TEXT, type Reading } from '@/packages/portolan/src/portolan';
import styles from './check.module.css';
import { Rows } from './check-rows';
import { CommandLines } from './command-lines';
import { useReading } from './use-reading';

/** The words of the answer, for who has pasted something. */
export const CheckMessages = lazyMessages({
  checkPaste: (locale) => import(`@/lib/i18n/messages/${locale}/checkPaste.json`),
  check: (locale) => import(`@/lib/i18n/messages/${locale}/check.json`),
});

interface CheckResultProps {
  readonly locale: Locale;
  readonly text: string;
  /** The one port that is asked about; all where none is. */
  readonly only?: number;
}

/** What the text says: what collides, what listens and who it probably is, what cannot be read. */
export default function CheckResult(props: CheckResultProps) {
  return (
    <CheckMessages locale={props.locale}>
      <CheckAnswer {...props} />
    </CheckMessages>
  );
}

/** Rows shown at first: as many as one can look through. */
const FIRST_ROWS = 200;

export function CheckAnswer({ locale, text, only }: CheckResultProps) {
  const t = useTranslations('checkPaste');
  const { reading, index, known } = useReading(text);
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => (reading === null ? [] : rowsOf(reading)), [reading]);
  const rows = useMemo(
    () => (only === undefined ? all : all.filter((row) => isOn(row, only, index))),
    [all, only, index],
  );
  const collisions = useMemo(() => collisionsIn(rows), [rows]);
  if (reading === null) return <p className={styles.note}>{t('loading')}</p>;
  const readable = rows.filter(({ entry }) => entry.unknown === null);
  const unknown = rows.filter(({ entry }) => entry.unknown !== null);
  const shown = whole ? readable : readable.slice(0, FIRST_ROWS);
  return (
    <div className={styles.answer}>
      {only === undefined ? (
        <Summary
          collisions={collisions}
          long={text.length > LONGEST_TEXT}
          reading={reading}
          rows={readable}
        />
      ) : (
        <OnPort index={index} port={only} rows={readable} taken={all} />
      )}
      {known === 'failed' && <p className={styles.note}>{t('failed')}</p>}
      {collisions.told.length > 0 && <CollisionList collisions={collisions} />}
      {shown.length > 0 && <Rows index={index} known={known} locale={locale} rows={shown} />}
      {shown.length < readable.length && (
        <button className={buttonClass()} onClick={() => setWhole(true)} type="button">
          {t('showAll', { count: readable.length })}
        </button>
      )}
      {unknown.length > 0 && <Unknown rows={unknown} text={text} />}
    </div>
  );
}

interface OnPortProps {
  readonly port: number;
  /** What is on the port. */
  readonly rows: readonly Row[];
  /** Everything in the text. */
  readonly taken: readonly Row[];
  readonly index: Index;
}

/** Whether anything in the text is on the port, and the next one that nobody is known to use. */
function OnPort({ port, rows, taken, index }: OnPortProps) {
  const t = useTranslations('checkPaste');
  const free = useMemo(() => nextFree(port, taken, index), [port, taken, index]);
  return (
    <p className={styles.summary} role="status">
      {t(rows.length > 0 ? 'box.found' : 'box.none', { count: rows.length, port: String(port) })}{' '}
      {free !== null && t('box.free', { port: String(free) })}
    </p>
  );
}

interface SummaryProps {
  readonly reading: Reading;
  readonly rows: readonly Row[];
  readonly collisions: Collisions;
  /** Whether the text goes on behind what was read. */
  readonly long: boolean;
}

/** The whole in a few short sentences, read out when it changes. */
function Summary({ reading, rows, collisions, long }: SummaryProps) {
  const t = useTranslations('checkPaste');
  const connected = reading.entries.filter(({ meaning }) => meaning === 'connected').length;
  const open = rows.filter(
    ({ exposure, entry }) => isReachable(entry) && exposure !== 'loopback' && exposure !== null,
  );
  if (reading.entries.length === 0)
    return (
      <p className={styles.note} role="status">
        {t('nothing')}
      </p>
    );
  const met = collisions.told.length + collisions.more;
  const parts = [
    t('summary.rows', {
      count: rows.length,
      kinds: reading.kinds.map((kind) => t(`kinds.${kind}`)).join(', '),
    }),
    ...(open.length > 0 ? [t('summary.open', { count: open.length })] : []),
    ...(met > 0 ? [t('summary.collisions', { count: met })] : []),
    ...(connected > 0 ? [t('summary.connected', { count: connected })] : []),
    ...(reading.left.length > 0 ? [t('summary.left', { count: reading.left.length })] : []),
    ...(long ? [t('summary.long', { count: LONGEST_TEXT })] : []),
    ...(reading.whole ? [] : [t('summary.cut')]),
  ];
  return (
    <p className={styles.summary} role="status">
      {parts.join(' ')}
    </p>
  );
}

function CollisionList({ collisions: { told, more } }: { readonly collisions: Collisions }) {
  const t = useTranslations('checkPaste');
  return (
    <section aria-labelledby="collisions" className={styles.collisions}>
      <h2 id="collisions">{t('collisions.title')}</h2>
      <ul>
        {told.map(({ kind, port, rows: [one, two] }) => (
          <li key={`${one.key} ${two.key}`}>
            <b dir="ltr">{port}</b>{' '}
            {t(`collisions.${kind}`, {
              one: nameOf(one, t),
              two: nameOf(two, t),
              first: one.lines[0] ?? 0,
              second: two.lines[0] ?? 0,
            })}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('collisions.more', { count: more })}</p>}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslations<'checkPaste'>>;

/** What holds or wants a port, in a word: the program, the container, else how it is called. */
function nameOf({ entry, programs }: Row, t: Translate): string {
  const names = [...new Set(programs.map(({ name }) => name))].filter((name) => name !== '');
  if (names.length > 0) return names.join(', ');
  return entry.owner ?? t(`meanings.${entry.meaning}`);
}

/** Lines shown of one reason. */
const MOST_LINES = 3;

function Unknown({ rows, text }: { readonly rows: readonly Row[]; readonly text: string }) {
  const t = useTranslations('checkPaste');
  const lines = useMemo(() => text.split(/\r\n|\n|\r/), [text]);
  return (
    <section aria-labelledby="unknown" className={styles.unknown}>
      <h2 id="unknown">{t('unknown.title')}</h2>
      <ul>
        {rows.slice(0, FIRST_ROWS).map(({ key, entry, lines: at }) => (
          <li key={key}>
            <p>
              {entry.unknown !== null && t(`unknown.${entry.unknown.why}`)}{' '}
              {t('unknown.lines', { count: at.length })}
            </p>
            {at.slice(0, MOST_LINES).map((line) => (
              <code className={styles.source} dir="ltr" key={line}>
                {`${line}: ${(lines[line - 1] ?? '').trim().slice(0, 160)}`}
              </code>
            ))}
            {entry.unknown !== null && (
              <CommandLines lines={[entry.unknown.command]} title={t('unknown.command')} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
