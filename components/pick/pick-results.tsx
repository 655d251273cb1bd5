import { getTranslations } from 'next-intl/server';
import { EmptyList } from '@/components/browse/empty-list';
import { Section } from '@/components/browse/page-head';
import { CopyLines } from '@/components/ui/copy-lines';
import { listText } from '@/components/ui/formats';
import { LocaleLink } from '@/components/ui/locale-link';
import { currentLocale } from '@/lib/i18n/current';
import type { Locale } from '@/lib/i18n/locales';
import { type PickTranslator, reasonText, type ReasonWords } from '@/lib/pick/reason-text';
import { PICK_PATH, pickApiPath, pickPath } from '@/lib/pick/routes';
import type { PickQuery } from '@/lib/pick/schema';
import type { Avoided, PickAnswer, PickAsk, Reason } from '@/lib/pick/types';
import { portListPath, portPath } from '@/lib/ports/routes';
import { type ProfileWords, profileWords } from '@/lib/services/profile';
import styles from './pick.module.css';

interface PickResultsProps {
  readonly query: PickQuery;
  readonly ask: PickAsk;
  readonly answer: PickAnswer;
  /** Of the services that reasons name, by the name in lower case. */
  readonly profiles: ReadonlyMap<string, ProfileWords>;
}

/** The picks with their reasons, and what was left out. */
export async function PickResults({ query, ask, answer, profiles }: PickResultsProps) {
  const [t, locale] = await Promise.all([getTranslations('pick'), currentLocale()]);
  const words = wordsOf(t as PickTranslator, locale, profiles);
  const { picks, avoided, left } = answer;
  return (
    <Section title={t('results')}>
      {picks.length === 0 ? (
        <NoPick answer={answer} ask={ask} query={query} />
      ) : (
        <CopyLines
          labels={{
            copy: t('copy'),
            copied: t('copied'),
            name: t('copyName', { port: '{text}' }),
          }}
        >
          <ol className={styles.picks}>
            {picks.map(({ start, end, reasons }) => (
              <SpanLine end={end} key={start} reasons={reasons} start={start} words={words} />
            ))}
          </ol>
        </CopyLines>
      )}
      {picks.length > 0 && picks.length < ask.count && (
        <p className={styles.note} role="status">
          {t('fewer', { count: picks.length })}
        </p>
      )}
      <p className={styles.note}>{t('left', { ...left })}</p>
      {ask.seed === '' && ask.near === null && picks.length > 0 && (
        <p className={styles.note}>{t('hint')}</p>
      )}
      {avoided.length > 0 && <LeftOut avoided={avoided} words={words} />}
      <p className={styles.note}>
        <a className="mono" dir="ltr" href={pickApiPath(query)}>
          {pickApiPath(query)}
        </a>{' '}
        {t('api')}
      </p>
    </Section>
  );
}

function wordsOf(
  t: PickTranslator,
  locale: Locale,
  profiles: ReadonlyMap<string, ProfileWords>,
): ReasonWords {
  return {
    t,
    list: (items) => listText(items, locale),
    // Isolated: in a sentence from right to left the lower number stays on the left.
    span: (start, end) => `\u2066${start}–${end}\u2069`,
    service: (name) => {
      const profile = profiles.get(name.toLowerCase());
      const plain = profile === undefined ? name : profileWords(profile, locale).plainName;
      return plain.toLowerCase() === name.toLowerCase() ? name : `${name} (${plain})`;
    },
  };
}

type NoPickProps = Pick<PickResultsProps, 'query' | 'ask' | 'answer'>;

/** Nothing fits: said in a line, with a way on. */
async function NoPick({ ask, answer: { longest }, query }: NoPickProps) {
  const t = await getTranslations('pick');
  const avoids = ask.avoid.length > 0 ? 'yes' : 'no';
  const title =
    ask.run === 1
      ? t('none', { avoids })
      : t('noRun', {
          ...{ avoids, run: ask.run },
          length: longest === null ? 0 : longest.end - longest.start + 1,
          span: longest === null ? '' : spanText(longest),
        });
  return (
    <EmptyList title={title}>
      {query.range !== undefined && (
        <LocaleLink href={pickPath({ ...query, range: undefined })}>{t('wider')}</LocaleLink>
      )}
      <LocaleLink href={PICK_PATH}>{t('again')}</LocaleLink>
    </EmptyList>
  );
}

const spanText = ({ start, end }: { readonly start: number; readonly end: number }) =>
  start === end ? String(start) : `\u2066${start}–${end}\u2069`;

interface ReasonsProps {
  readonly reasons: readonly Reason[];
  readonly words: ReasonWords;
}

function Reasons({ reasons, words }: ReasonsProps) {
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason, index) => (
        <li className={styles[reason.kind]} key={index}>
          {reasonText(reason, words)}
        </li>
      ))}
    </ul>
  );
}

/** A port leads to its page, several to their part of the list of ports. */
function SpanLink({ start, end }: { readonly start: number; readonly end: number }) {
  return start === end ? (
    <LocaleLink href={portPath(start)}>{start}</LocaleLink>
  ) : (
    <LocaleLink href={portListPath({ from: start, to: end, has: 'all' })}>
      {`${start}-${end}`}
    </LocaleLink>
  );
}

interface SpanLineProps extends ReasonsProps {
  readonly start: number;
  readonly end: number;
}

/** Ports in a row with what speaks for and against them. */
function SpanLine({ start, end, ...reasons }: SpanLineProps) {
  return (
    <li>
      <div className={styles.number}>
        <code>
          <SpanLink end={end} start={start} />
        </code>
      </div>
      <Reasons {...reasons} />
    </li>
  );
}

interface LeftOutProps {
  readonly avoided: readonly Avoided[];
  readonly words: ReasonWords;
}

function LeftOut({ avoided, words }: LeftOutProps) {
  return (
    <details className={styles.avoided}>
      <summary>{words.t('avoided')}</summary>
      <ul className={styles.picks}>
        {avoided.map(({ start, end, reasons }) => (
          <SpanLine
            end={end}
            key={`${start} ${reasons[0]?.code ?? ''}`}
            reasons={reasons}
            start={start}
            words={words}
          />
        ))}
      </ul>
    </details>
  );
}
