import type { MouseEvent } from 'react';
import { Mark } from '@/components/ui/mark';
import { spansText } from '@/lib/search/rules/spans';
import type { SearchItem } from '@/lib/search/schema';
import type { BoxEntry } from './box-list';
import styles from './command-box.module.css';
import type { CommandBoxLabels } from './command-box-labels';

interface BoxOptionProps {
  readonly entry: BoxEntry;
  readonly id: string;
  readonly active: boolean;
  readonly labels: CommandBoxLabels;
  readonly onPick: (event: MouseEvent<HTMLAnchorElement>) => void;
  readonly onPoint: () => void;
}

/** Spans shown of a thing with many ports. */
const SHOWN_SPANS = 4;

/** A link, so that it opens in a new tab like any other; the arrow keys reach it, the Tab key does not. */
export function BoxOption({ entry, id, active, labels, onPick, onPoint }: BoxOptionProps) {
  return (
    <a
      aria-selected={active}
      className={styles.option}
      href={entry.url}
      id={id}
      onClick={onPick}
      onPointerMove={onPoint}
      role="option"
      tabIndex={-1}
    >
      {entry.type === 'all' ? (
        <AllResults label={labels.all} text={entry.text} />
      ) : (
        <Thing entry={entry} labels={labels} />
      )}
    </a>
  );
}

function AllResults({ label, text }: { readonly label: string; readonly text: string }) {
  const [before = '', after = ''] = label.split('{text}');
  return (
    <span className={styles.all}>
      {before}
      <bdi>{text}</bdi>
      {after}
    </span>
  );
}

const MARKS = {
  port: 'none',
  service: 'official',
  software: 'community',
  article: 'none',
} as const;

function Thing({
  entry,
  labels,
}: {
  readonly entry: Exclude<BoxEntry, { type: 'all' }>;
  readonly labels: CommandBoxLabels;
}) {
  const { item } = entry;
  const hit = entry.type === 'hit' ? entry.item : null;
  const technical = item.kind === 'port' || item.kind === 'service';
  return (
    <>
      <span className={styles.head}>
        {MARKS[item.kind] !== 'none' && <Mark kind={MARKS[item.kind]} />}
        <bdi
          className={`${styles.title} ${technical ? styles.code : ''}`}
          dir={technical ? 'ltr' : 'auto'}
        >
          {item.title}
        </bdi>
        <span className={styles.kind}>{labels.kind[item.kind]}</span>
      </span>
      <span className={styles.about}>
        {hit?.official ? (
          <PortFacts item={hit} labels={labels} />
        ) : (
          <span dir="auto">{item.about}</span>
        )}
        {hit !== null &&
          item.kind !== 'port' &&
          item.kind !== 'article' &&
          hit.ports.length > 0 && (
            <span className={styles.ports}>
              <bdi dir="ltr">{spansText(hit.ports, SHOWN_SPANS)}</bdi>
            </span>
          )}
      </span>
    </>
  );
}

/** What a port is in a line: circle and official names, diamond and software in practice. */
function PortFacts({
  item,
  labels,
}: {
  readonly item: SearchItem;
  readonly labels: CommandBoxLabels;
}) {
  const { names = [], practice = [], status = null } = item.official ?? {};
  return (
    <>
      {names.length > 0 && (
        <span className={styles.official}>
          <Mark kind="official" />
          <span className="visually-hidden">{labels.official}: </span>
          <bdi dir="ltr">{names.join(', ')}</bdi>
        </span>
      )}
      {names.length === 0 && status !== null && <span>{labels.status[status]}</span>}
      {practice.length > 0 && (
        <span className={styles.practice}>
          <Mark kind="community" />
          <span className="visually-hidden">{labels.practice}: </span>
          <bdi dir="ltr">{practice.map(({ name }) => name).join(', ')}</bdi>
        </span>
      )}
    </>
  );
}
