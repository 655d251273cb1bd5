import type { MouseEvent } from 'react';
import { Mark } from '@/components/ui/mark';
import { spansText } from '@/lib/search/rules/port-token';
import type { SearchItem } from '@/lib/search/schema';
import type { BoxEntry } from './box-list';
import type { CommandBoxLabels } from './site-command-box';
import styles from './box-content.module.css';
import type { SearchState, useBox } from './use-box';

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
          <span dir="auto" lang={hit?.aboutLocale}>
            {item.about}
          </span>
        )}
        {hit !== null &&
          item.kind !== 'port' &&
          item.kind !== 'article' &&
          hit.spans.length > 0 && (
            <span className={styles.ports}>
              <bdi dir="ltr">{spansText(hit.spans, SHOWN_SPANS)}</bdi>
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

/** What people type: a number, a name, what a terminal printed, several at once. */
const EXAMPLES = ['443', 'postgres', ':8080', 'udp/53', '8080,8443'] as const;

interface BoxStateProps {
  readonly box: ReturnType<typeof useBox>;
  readonly labels: CommandBoxLabels;
}

/** What is said above the list: what to type, that nothing was found, that the answer is late or failed. */
export function BoxState({ box, labels }: BoxStateProps) {
  const { asked: text, found } = box;
  const { phase, items } = found;
  const failed = text !== '' && phase === 'failed';
  const none = text !== '' && phase === 'done' && items.length === 0;
  return (
    <>
      <p className="visually-hidden" role="status">
        {statusLine(text, found, labels)}
      </p>
      {text === '' && (
        <div className={styles.examples}>
          <span>{labels.try}</span>
          {EXAMPLES.map((example) => (
            <button dir="ltr" key={example} onClick={() => box.setText(example)} type="button">
              {example}
            </button>
          ))}
        </div>
      )}
      {text === '' && box.entries.length > 0 && (
        <div className={styles.section}>
          <span>{labels.recent}</span>
          <button onClick={box.forget} type="button">
            {labels.forget}
          </button>
        </div>
      )}
      {text !== '' && phase === 'slow' && <p className={styles.note}>{labels.slow}</p>}
      {none && (
        <p className={styles.note}>
          <strong>{labels.none}</strong> {labels.noneHint}
        </p>
      )}
      {failed && (
        <p className={styles.note}>
          <strong>{labels.failed}</strong>{' '}
          <button onClick={box.retry} type="button">
            {labels.retry}
          </button>
        </p>
      )}
    </>
  );
}

/** For whoever does not see the list grow. */
function statusLine(text: string, { phase, items }: SearchState, labels: CommandBoxLabels): string {
  if (text === '') return '';
  switch (phase) {
    case 'idle':
    case 'waiting':
      return '';
    case 'slow':
      return labels.slow;
    case 'failed':
      return labels.failed;
    case 'done':
      return items.length === 0
        ? `${labels.none} ${labels.noneHint}`
        : labels.count.replace('{count}', String(items.length));
  }
}

/** The keys, for whoever has some. */
export function BoxFoot({ labels }: { readonly labels: CommandBoxLabels }) {
  return (
    <p aria-hidden="true" className={styles.foot}>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {labels.choose}
      </span>
      <span>
        <kbd>↵</kbd> {labels.go}
      </span>
      <span>
        <kbd>Esc</kbd> {labels.dismiss}
      </span>
    </p>
  );
}
