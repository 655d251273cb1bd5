'use client';

import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/forms/field';
import type { Fault } from '@/components/forms/faults';
import { EvidenceFields } from './evidence-fields';
import { SummaryField } from './more-fields';
import { PortsField } from './ports-field';
import { RoleField } from './role-field';
import { SoftwareField } from './software-field';
import { BLANK_EVIDENCE, type EvidenceValues, type ReportValues } from './values';

export interface ReportFieldsProps {
  readonly values: ReportValues;
  readonly change: (part: Partial<ReportValues>) => void;
  readonly faultOf: (name: string) => Fault | undefined;
}

/** The fields that every report needs, in the order in which one would tell it. */
export function ReportFields({ values, change, faultOf }: ReportFieldsProps) {
  return (
    <>
      <SoftwareField change={change} faultOf={faultOf} values={values} />
      <PortsField change={change} faultOf={faultOf} values={values} />
      <RoleField change={change} fault={faultOf('role')} role={values.role} />
      <SummaryField change={change} faultOf={faultOf} values={values} />
    </>
  );
}

/** The one source that a new report needs. */
export function OneSource({ values, change, faultOf }: ReportFieldsProps) {
  const t = useTranslations('reportForm');
  const piece = values.evidence[0] ?? BLANK_EVIDENCE;
  return (
    <FieldGroup hint={t('evidence.hint')} legend={t('evidence.legend')} name="evidence">
      <input name="evidenceCount" type="hidden" value="1" />
      <EvidenceFields
        change={(part: Partial<EvidenceValues>) =>
          change({ evidence: [{ ...piece, ...part }, ...values.evidence.slice(1)] })
        }
        faultOf={faultOf}
        full={false}
        index={0}
        piece={piece}
      />
    </FieldGroup>
  );
}
