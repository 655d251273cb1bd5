'use client';

import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-class';
import { EVIDENCE_KINDS, PUBLISHERS } from '@/lib/reports/types';
import styles from './editors.module.css';

/** A piece of evidence as `changes` hold it. */
interface Piece {
  readonly key?: string;
  readonly kind: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly url?: string | null;
  readonly quote?: string;
  readonly checkedOn?: string;
  readonly supports?: boolean;
  readonly ticked?: boolean;
}

interface EvidenceEditorProps {
  readonly value: unknown;
  readonly onChange: (value: readonly Piece[]) => void;
  readonly mayTick: boolean;
}

/** The evidence of a report, piece by piece. */
export function EvidenceEditor({ value, onChange, mayTick }: EvidenceEditorProps) {
  const t = useTranslations('edits');
  const pieces = Array.isArray(value) ? (value as Piece[]) : [];
  const put = (at: number, piece: Piece) =>
    onChange(pieces.map((one, index) => (index === at ? piece : one)));
  return (
    <>
      <ul className={styles.pieces}>
        {pieces.map((piece, at) => (
          <li className={styles.piece} key={piece.key ?? `new-${at}`}>
            <PieceFields mayTick={mayTick} onChange={(changed) => put(at, changed)} piece={piece} />
            <button
              className={buttonClass()}
              onClick={() => onChange(pieces.filter((_, index) => index !== at))}
              type="button"
            >
              {t('editor.remove')}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <button
          className={buttonClass()}
          onClick={() =>
            onChange([...pieces, { kind: 'vendor-docs', publisher: 'vendor', url: '' }])
          }
          type="button"
        >
          {t('editor.addEvidence')}
        </button>
      </p>
    </>
  );
}

interface PieceFieldsProps {
  readonly piece: Piece;
  readonly onChange: (piece: Piece) => void;
  readonly mayTick: boolean;
}

function PieceFields({ piece, onChange, mayTick }: PieceFieldsProps) {
  const t = useTranslations('edits');
  const practice = useTranslations('practice');
  return (
    <>
      <label>
        {t('editor.kind')}
        <select
          onChange={({ target }) => onChange({ ...piece, kind: target.value })}
          value={piece.kind}
        >
          {EVIDENCE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {practice(`evidence.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('editor.publisher')}
        <select
          onChange={({ target }) => onChange({ ...piece, publisher: target.value })}
          value={piece.publisher ?? 'third-party'}
        >
          {PUBLISHERS.map((publisher) => (
            <option key={publisher} value={publisher}>
              {practice(`evidence.publishers.${publisher}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('editor.checkedOn')}
        <input
          dir="ltr"
          onChange={({ target }) => onChange({ ...piece, checkedOn: target.value })}
          type="date"
          value={piece.checkedOn ?? ''}
        />
      </label>
      <label className={styles.wide}>
        {t('editor.url')}
        <input
          dir="ltr"
          inputMode="url"
          onChange={({ target }) =>
            onChange({ ...piece, url: target.value.trim() === '' ? null : target.value.trim() })
          }
          value={piece.url ?? ''}
        />
      </label>
      <label className={styles.wide}>
        {t('editor.quote')}
        <textarea
          dir="auto"
          onChange={({ target }) => onChange({ ...piece, quote: target.value })}
          rows={2}
          value={piece.quote ?? ''}
        />
      </label>
      <label className={styles.check}>
        <input
          checked={piece.supports ?? true}
          onChange={({ target }) => onChange({ ...piece, supports: target.checked })}
          type="checkbox"
        />
        {t('editor.supports')}
      </label>
      {mayTick && (
        <label className={styles.check}>
          <input
            checked={piece.ticked ?? false}
            onChange={({ target }) => onChange({ ...piece, ticked: target.checked })}
            type="checkbox"
          />
          {t('evidence.tick')}
        </label>
      )}
    </>
  );
}
