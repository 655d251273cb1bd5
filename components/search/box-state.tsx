import styles from './command-box.module.css';
import type { CommandBoxLabels } from './command-box-labels';
import type { useBox } from './use-box';
import type { SearchState } from './use-search';

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
