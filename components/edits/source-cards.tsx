import { useTranslations } from 'next-intl';
import { useFieldName } from '@/components/forms/words';
import type { ItemDiff } from '@/lib/edits/rules/diff';
import { SourceCheck } from '@/components/sources/source-check';
import type { SourceCheckView } from '@/lib/sources/types';
import { EVIDENCE_KINDS, PRIMARY_KINDS, PUBLISHERS } from '@/lib/reports/types';
import { type ShownItem, shownItems } from './diff-model';
import { Moment } from './moment';
import styles from './source-cards.module.css';

/** A piece of evidence or a citation, as far as a card shows it. */
export interface SourceItem {
  readonly kind?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly url?: string | null;
  readonly quote?: string;
  readonly checkedOn?: string;
  readonly checked?: string;
  readonly supports?: boolean;
  readonly ticked?: boolean;
  /** What of a service's profile it proves. */
  readonly about?: 'transports' | 'security';
  /** What became of the quoted line when its page was read. */
  readonly lastCheck?: SourceCheckView;
}

/** Lets a reviewer hold a piece for primary. */
export interface Ticking {
  readonly isTicked: (key: string) => boolean;
  readonly toggle: (key: string) => void;
}

interface SourceCardsProps {
  readonly items: readonly ItemDiff[];
  /** Keys of those that count as primary. */
  readonly primary?: readonly string[];
  readonly ticking?: Ticking;
  /** The key of the one that is pointed at. */
  readonly marked?: string | null;
}

/** The sources that an edit brings, changes and takes out, opened; those it keeps are folded away. */
export function SourceCards({ items, primary = [], ticking, marked = null }: SourceCardsProps) {
  const t = useTranslations('edits');
  const shown = shownItems<SourceItem>(items);
  const kept = shown.filter(({ state }) => state === 'same');
  const changed = shown.filter(({ state }) => state !== 'same');
  const allNew = shown.every(({ state }) => state === 'new');
  const card = (one: ShownItem<SourceItem>) => (
    <SourceCard
      bare={allNew}
      key={one.key}
      marked={one.key === marked}
      primary={primary.includes(one.key)}
      shown={one}
      {...(ticking === undefined ? {} : { ticking })}
    />
  );
  return (
    <>
      <ul className={styles.cards}>{changed.map(card)}</ul>
      {kept.length > 0 && (
        <details className={styles.kept} open={changed.length === 0}>
          <summary>
            {t('diff.states.same')}: {kept.length}
          </summary>
          <ul className={styles.cards}>{kept.map(card)}</ul>
        </details>
      )}
    </>
  );
}

interface SourceCardProps {
  readonly shown: ShownItem<SourceItem>;
  readonly primary: boolean;
  /** All are new: that needs no saying. */
  readonly bare: boolean;
  readonly marked: boolean;
  readonly ticking?: Ticking;
}

function SourceCard({
  shown: { key, state, item },
  primary,
  bare,
  marked,
  ticking,
}: SourceCardProps) {
  const t = useTranslations('edits');
  const quote = item.quote ?? '';
  return (
    <li
      className={`${styles.card} ${state === 'gone' ? styles.gone : ''}`}
      data-marked={marked || undefined}
      data-source={key}
    >
      <p className={styles.facts}>
        {!bare && <span className={styles.state}>{t(`diff.states.${state}`)}</span>}
        {primary && (
          <span className={styles.primary}>
            <svg aria-hidden="true" height="11" viewBox="0 0 12 12" width="11">
              <path d="m2 6.4 2.8 2.8L10 3" />
            </svg>
            {t('evidence.primary')}
          </span>
        )}
        {item.supports === false && <span className={styles.against}>{t('evidence.against')}</span>}
        <Facts item={item} />
      </p>
      {quote !== '' && (
        <blockquote className={styles.quote} dir="auto">
          “{quote}”
        </blockquote>
      )}
      <SourceLine item={item} />
      {item.lastCheck !== undefined && <SourceCheck check={item.lastCheck} />}
      {ticking !== undefined &&
        state !== 'gone' &&
        isTickable(item, primary, ticking.isTicked(key)) && (
          <label className={styles.tick}>
            <input
              checked={ticking.isTicked(key)}
              onChange={() => ticking.toggle(key)}
              type="checkbox"
            />
            {t('evidence.tick')}
          </label>
        )}
    </li>
  );
}

/** What is primary by its place needs no tick, and some kinds can never be. */
function isTickable(item: SourceItem, primary: boolean, ticked: boolean): boolean {
  return (
    (ticked || !primary) &&
    typeof item.url === 'string' &&
    PRIMARY_KINDS.some((kind) => kind === item.kind)
  );
}

function Facts({ item }: { readonly item: SourceItem }) {
  const t = useTranslations('edits');
  const practice = useTranslations('practice');
  const kind = EVIDENCE_KINDS.find((one) => one === item.kind);
  const publisher = PUBLISHERS.find((one) => one === item.publisher);
  const checked = item.checkedOn ?? item.checked;
  const nameOf = useFieldName();
  const about = item.about === 'security' ? 'securityNote' : item.about;
  return (
    <>
      {about !== undefined && <span>{nameOf(about)}</span>}
      {kind !== undefined && <span>{practice(`evidence.kinds.${kind}`)}</span>}
      {publisher !== undefined && <span>{practice(`evidence.publishers.${publisher}`)}</span>}
      {kind === undefined && item.publisher !== undefined && <bdi>{item.publisher}</bdi>}
      {checked !== undefined && (
        <span>{t.rich('evidence.checked', { date: () => <Moment at={checked} /> })}</span>
      )}
    </>
  );
}

/** The link itself, spelt out: who decides must see where it leads before they follow it. */
function SourceLine({ item: { url, title = '' } }: { readonly item: SourceItem }) {
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url))
    return title === '' ? null : (
      <p className={styles.link} dir="auto">
        {title}
      </p>
    );
  return (
    <p className={`dotted ${styles.link}`}>
      {title !== '' && <bdi>{title}</bdi>}
      <a dir="ltr" href={url} rel="nofollow ugc noopener noreferrer" target="_blank">
        {url.replace(/^https?:\/\//i, '')}
      </a>
    </p>
  );
}
