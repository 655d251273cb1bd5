'use client';

import { useTranslations } from 'next-intl';

const LABELS: Readonly<Record<string, string>> = {
  softwareName: 'software.label',
  homepage: 'software.homepage',
  tagline: 'software.tagline',
  transports: 'transports.label',
  portStart: 'range.start',
  portEnd: 'range.end',
  role: 'role.label',
  summary: 'summary.label',
  description: 'description.label',
  versions: 'versions.label',
  onByDefault: 'onByDefault.label',
  note: 'note.label',
};
const EVIDENCE_LABELS = ['kind', 'url', 'quote', 'title', 'publisher'] as const;

/** What the report form calls a field, for the list of what is wrong. */
export function useReportLabels(): (name: string) => string {
  const t = useTranslations('reportForm');
  return (name) => {
    const own = LABELS[name];
    if (own !== undefined) return t(own as 'role.label');
    const part = EVIDENCE_LABELS.find((one) => name.endsWith(`.${one}`));
    return part === undefined ? t('evidence.title') : t(`evidence.${part}`);
  };
}
