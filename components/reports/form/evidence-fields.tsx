'use client';

import { useTranslations } from 'next-intl';
import { ChoiceField, LineField, LinkField, TextField } from '@/components/forms/text-fields';
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
      <ChoiceField
        after={
          <p className={styles.explained}>
            {kind === undefined ? t('evidence.kindHint') : t(`evidence.explained.${kind}`)}
          </p>
        }
        fault={faultOf(nameOf('kind'))}
        label={t('evidence.kind')}
        name={nameOf('kind')}
        options={[
          { value: '', label: t('evidence.choose') },
          ...EVIDENCE_KINDS.map((value) => ({ value, label: practice(`evidence.kinds.${value}`) })),
        ]}
        value={piece.kind}
        write={(value) => change({ kind: value })}
      />
      <LinkField
        fault={faultOf(nameOf('url'))}
        label={t('evidence.url')}
        name={nameOf('url')}
        optional={observed}
        value={piece.url}
        write={(value) => change({ url: value })}
      />
      <TextField
        fault={faultOf(nameOf('quote'))}
        hint={observed ? t('evidence.pastedHint') : t('evidence.quoteHint')}
        label={observed ? t('evidence.pasted') : t('evidence.quote')}
        name={nameOf('quote')}
        optional={!observed}
        max={REPORT_BOUNDS.quote}
        data-mono
        placeholder={observed ? t('evidence.pastedExample') : undefined}
        rows={2}
        spellCheck={false}
        value={piece.quote}
        write={(value) => change({ quote: value })}
      />
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
      <LineField
        fault={faultOf(nameOf('title'))}
        label={t('evidence.title')}
        name={nameOf('title')}
        optional
        value={piece.title}
        write={(value) => change({ title: value })}
      />
      <ChoiceField
        fault={faultOf(nameOf('publisher'))}
        label={t('evidence.publisher')}
        name={nameOf('publisher')}
        options={[
          { value: '', label: t('evidence.byLink') },
          ...PUBLISHERS.map((value) => ({
            value,
            label: practice(`evidence.publishers.${value}`),
          })),
        ]}
        value={piece.publisher}
        write={(value) => change({ publisher: value })}
      />
      <ChoiceField
        fault={faultOf(nameOf('supports'))}
        label={t('evidence.speaks')}
        name={nameOf('supports')}
        options={[
          { value: 'yes', label: t('evidence.for') },
          { value: 'no', label: t('evidence.against') },
        ]}
        value={piece.supports}
        write={(value) => change({ supports: value === 'no' ? 'no' : 'yes' })}
      />
    </div>
  );
}
