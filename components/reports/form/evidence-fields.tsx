'use client';

import { useTranslations } from 'next-intl';
import { Counter, Field } from '@/components/forms/field';
import formStyles from '@/components/forms/form.module.css';
import type { Fault } from '@/components/forms/faults';
import { REPORT_BOUNDS } from '@/lib/reports/content';
import { EVIDENCE_KINDS, PUBLISHERS } from '@/lib/reports/types';
import styles from './evidence-fields.module.css';
import { evidenceField, type EvidenceValues } from './values';

interface EvidenceFieldsProps {
  readonly index: number;
  readonly piece: EvidenceValues;
  /** Whether to ask also who published it, what it is called and whether it speaks against. */
  readonly full: boolean;
  readonly change: (part: Partial<EvidenceValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** One source: of which kind, where, and the line that says it. */
export function EvidenceFields({ index, piece, full, change, faultOf }: EvidenceFieldsProps) {
  const [t, practice] = [useTranslations('reportForm'), useTranslations('practice')];
  const nameOf = (name: keyof EvidenceValues) => evidenceField(index, name);
  const observed = piece.kind === 'observation';
  const kind = EVIDENCE_KINDS.find((one) => one === piece.kind);
  return (
    <div className={styles.piece}>
      <input name={nameOf('key')} type="hidden" value={piece.key} />
      <Field
        after={
          <p className={styles.explained}>
            {kind === undefined ? t('evidence.kindHint') : t(`evidence.explained.${kind}`)}
          </p>
        }
        fault={faultOf(nameOf('kind'))}
        label={t('evidence.kind')}
        name={nameOf('kind')}
      >
        {(control) => (
          <select
            {...control}
            onChange={({ target }) => change({ kind: target.value })}
            value={piece.kind}
          >
            <option value="">{t('evidence.choose')}</option>
            {EVIDENCE_KINDS.map((one) => (
              <option key={one} value={one}>
                {practice(`evidence.kinds.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        fault={faultOf(nameOf('url'))}
        label={t('evidence.url')}
        name={nameOf('url')}
        optional={observed}
      >
        {(control) => (
          <input
            {...control}
            data-mono
            dir="ltr"
            inputMode="url"
            onChange={({ target }) => change({ url: target.value })}
            placeholder="https://"
            spellCheck={false}
            type="text"
            value={piece.url}
          />
        )}
      </Field>
      <Field
        after={
          piece.quote === '' ? undefined : <Counter max={REPORT_BOUNDS.quote} text={piece.quote} />
        }
        fault={faultOf(nameOf('quote'))}
        hint={observed ? t('evidence.pastedHint') : t('evidence.quoteHint')}
        label={observed ? t('evidence.pasted') : t('evidence.quote')}
        name={nameOf('quote')}
        optional={!observed}
      >
        {(control) => (
          <textarea
            {...control}
            data-mono
            dir="auto"
            onChange={({ target }) => change({ quote: target.value })}
            placeholder={observed ? t('evidence.pastedExample') : undefined}
            rows={2}
            spellCheck={false}
            value={piece.quote}
          />
        )}
      </Field>
      {full && <FurtherFields change={change} faultOf={faultOf} nameOf={nameOf} piece={piece} />}
    </div>
  );
}

interface FurtherFieldsProps extends Pick<EvidenceFieldsProps, 'piece' | 'change' | 'faultOf'> {
  readonly nameOf: (name: keyof EvidenceValues) => string;
}

function FurtherFields({ piece, change, faultOf, nameOf }: FurtherFieldsProps) {
  const [t, practice] = [useTranslations('reportForm'), useTranslations('practice')];
  return (
    <div className={formStyles.row}>
      <Field
        fault={faultOf(nameOf('title'))}
        label={t('evidence.title')}
        name={nameOf('title')}
        optional
      >
        {(control) => (
          <input
            {...control}
            dir="auto"
            onChange={({ target }) => change({ title: target.value })}
            value={piece.title}
          />
        )}
      </Field>
      <Field
        fault={faultOf(nameOf('publisher'))}
        label={t('evidence.publisher')}
        name={nameOf('publisher')}
      >
        {(control) => (
          <select
            {...control}
            onChange={({ target }) => change({ publisher: target.value })}
            value={piece.publisher}
          >
            <option value="">{t('evidence.byLink')}</option>
            {PUBLISHERS.map((one) => (
              <option key={one} value={one}>
                {practice(`evidence.publishers.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        fault={faultOf(nameOf('supports'))}
        label={t('evidence.speaks')}
        name={nameOf('supports')}
      >
        {(control) => (
          <select
            {...control}
            onChange={({ target }) => change({ supports: target.value === 'no' ? 'no' : 'yes' })}
            value={piece.supports}
          >
            <option value="yes">{t('evidence.for')}</option>
            <option value="no">{t('evidence.against')}</option>
          </select>
        )}
      </Field>
    </div>
  );
}
