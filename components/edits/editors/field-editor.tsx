'use client';

import { useTranslations } from 'next-intl';
import { TRANSPORTS } from '@/lib/ports/types';
import { ROLES } from '@/lib/reports/types';
import { useFieldName } from '../field-diff';
import { shapeOf } from '../field-shapes';
import { plainText, useValueText } from '../value-text';
import { CitationsEditor } from './citations-editor';
import styles from './editors.module.css';
import { EvidenceEditor } from './evidence-editor';

export interface FieldEditorProps {
  readonly field: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Reviewers may hold evidence for primary. */
  readonly mayTick?: boolean;
}

/** The control of one field of an edit, labelled with its name. */
export function FieldEditor(props: FieldEditorProps) {
  const nameOf = useFieldName();
  const label = nameOf(props.field);
  return (
    <div className={styles.editor}>
      <Control {...props} label={label} />
    </div>
  );
}

interface ControlProps extends FieldEditorProps {
  readonly label: string;
}

function Control(props: ControlProps) {
  const { field, value, onChange, label, mayTick = false } = props;
  switch (shapeOf(field)) {
    case 'evidence':
      return <EvidenceEditor mayTick={mayTick} onChange={onChange} value={value} />;
    case 'citations':
      return <CitationsEditor onChange={onChange} value={value} />;
    case 'text':
      return (
        <textarea
          aria-label={label}
          dir="auto"
          onChange={({ target }) => onChange(target.value)}
          rows={4}
          value={plainText(value)}
        />
      );
    case 'list':
      return field === 'transports' ? <Transports {...props} /> : <Lines {...props} />;
    case 'port':
    case 'reference':
      return (
        <input
          aria-label={label}
          dir="ltr"
          inputMode="numeric"
          onChange={({ target }) => onChange(numeric(target.value))}
          value={plainText(value)}
        />
      );
    case 'truth':
    case 'word':
      return <Choice {...props} />;
    case 'software':
      return <Software {...props} />;
    default:
      return (
        <textarea
          aria-label={label}
          dir="auto"
          onChange={({ target }) => onChange(target.value.replace(/\n/g, ' '))}
          rows={2}
          value={plainText(value)}
        />
      );
  }
}

/** A number where it is one; what is no number stays as written, so that the server can name it. */
function numeric(written: string): number | string {
  return /^\d{1,10}$/.test(written.trim()) ? Number(written) : written;
}

function Transports({ value, onChange }: ControlProps) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <div className={styles.checks}>
      {TRANSPORTS.map((transport) => (
        <label className={styles.check} key={transport}>
          <input
            checked={chosen.includes(transport)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...chosen, transport] : chosen.filter((one) => one !== transport),
              )
            }
            type="checkbox"
          />
          {transport.toUpperCase()}
        </label>
      ))}
    </div>
  );
}

function Lines({ value, onChange, label }: ControlProps) {
  const t = useTranslations('edits');
  const lines = Array.isArray(value) ? (value as string[]).join('\n') : '';
  return (
    <>
      <textarea
        aria-label={label}
        dir="auto"
        onBlur={({ target }) =>
          onChange(
            target.value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          )
        }
        onChange={({ target }) => onChange(target.value.split('\n'))}
        rows={3}
        value={lines}
      />
      <span className={styles.hint}>{t('editor.oneEachLine')}</span>
    </>
  );
}

/** Values that a field can have; `''` stands for none. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  role: ROLES,
  onByDefault: ['', 'true', 'false'],
  finding: ['', 'refuted', 'historic'],
  as: ['retired', 'refuted', 'historic'],
  translatedFrom: ['', 'en', 'he', 'pl', 'es'],
};

function Choice({ field, value, onChange, label }: ControlProps) {
  const t = useTranslations('edits');
  const spell = useValueText();
  const options = CHOICES[field];
  if (options === undefined)
    return (
      <input
        aria-label={label}
        onChange={({ target }) => onChange(target.value)}
        value={plainText(value)}
      />
    );
  const isTruth = shapeOf(field) === 'truth';
  const meant = (option: string) => (option === '' ? null : isTruth ? option === 'true' : option);
  return (
    <select
      aria-label={label}
      onChange={({ target }) => onChange(meant(target.value))}
      value={plainText(value)}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {option === '' ? t('editor.not-said') : spell(field, meant(option))}
        </option>
      ))}
    </select>
  );
}

/** An entry that exists by its address; of a new one its name. */
function Software({ value, onChange, label }: ControlProps) {
  const t = useTranslations('edits');
  const choice = (
    typeof value === 'object' && value !== null ? value : { slug: plainText(value) }
  ) as {
    slug?: string;
    name?: string;
  };
  if (choice.name !== undefined) {
    return (
      <input
        aria-label={label}
        dir="auto"
        onChange={({ target }) => onChange({ ...choice, name: target.value })}
        value={choice.name}
      />
    );
  }
  return (
    <>
      <input
        aria-label={label}
        dir="ltr"
        onChange={({ target }) => onChange({ slug: target.value.trim() })}
        value={choice.slug ?? ''}
      />
      <span className={styles.hint}>{t('editor.softwareSlug')}</span>
    </>
  );
}
