'use client';

import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/forms/field';
import type { Fault } from '@/components/forms/faults';
import formStyles from '@/components/forms/form.module.css';
import { EvidenceFields } from '@/components/reports/form/evidence-fields';
import styles from '@/components/reports/form/evidence-fields.module.css';
import { BLANK_EVIDENCE, type EvidenceValues } from '@/components/reports/form/values';
import { buttonClass } from '@/components/ui/button-class';
import { REPORT_BOUNDS } from '@/lib/reports/content';

interface EvidenceEditorProps {
  readonly evidence: readonly EvidenceValues[];
  readonly change: (evidence: readonly EvidenceValues[]) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** All sources of a report: change, add, take out. */
export function EvidenceEditor({ evidence, change, faultOf }: EvidenceEditorProps) {
  const t = useTranslations('reportForm');
  const replace = (at: number, part: Partial<EvidenceValues>) =>
    change(evidence.map((piece, index) => (index === at ? { ...piece, ...part } : piece)));
  return (
    <FieldGroup legend={t('evidence.legendAll', { count: evidence.length })} name="evidence">
      <input name="evidenceCount" type="hidden" value={evidence.length} />
      <ul className={styles.list}>
        {evidence.map((piece, index) => (
          <li key={`${piece.key} ${index}`}>
            <div className={styles.head}>
              <span>
                {t(piece.key === '' ? 'evidence.added' : 'evidence.number', { number: index + 1 })}
              </span>
              {evidence.length > 1 && (
                <button
                  className={`${formStyles.textButton} needs-script`}
                  onClick={() => change(evidence.filter((_, at) => at !== index))}
                  type="button"
                >
                  {t('evidence.remove')}
                </button>
              )}
            </div>
            <EvidenceFields
              change={(part) => replace(index, part)}
              faultOf={faultOf}
              full
              index={index}
              piece={piece}
            />
          </li>
        ))}
      </ul>
      {evidence.length < REPORT_BOUNDS.evidence && (
        <p className="needs-script">
          <button
            className={buttonClass()}
            onClick={() => change([...evidence, BLANK_EVIDENCE])}
            type="button"
          >
            {t('evidence.add')}
          </button>
        </p>
      )}
    </FieldGroup>
  );
}
