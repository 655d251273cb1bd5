import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type Fault, faultsOf } from '@/components/forms/faults';
import {
  type ReportCreate,
  reportCreateSchema,
  type ReportUpdate,
  reportUpdateSchema,
} from '@/lib/reports/changes';
import type { EvidenceValues, ReportValues } from './values';

export type Checked<Changes> =
  | { readonly ok: true; readonly changes: Changes }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The form as `changes` of `report.create`, not proven yet. What was left empty is left out. */
export function proposedChanges(values: ReportValues): Record<string, unknown> {
  const { description, versions, onByDefault } = values;
  return {
    portStart: portOf(values.portStart),
    portEnd: portOf(values.portEnd === '' ? values.portStart : values.portEnd),
    transports: [...values.transports],
    software: softwareChoice(values),
    role: values.role === '' ? undefined : values.role,
    summary: values.summary,
    evidence: values.evidence.map(evidenceChange),
    ...(description.trim() === '' ? {} : { description }),
    ...(versions.trim() === '' ? {} : { versions }),
    ...(onByDefault === '' ? {} : { onByDefault: onByDefault === 'yes' }),
  };
}

/** A new report, proven by the schema that the server and the API read. */
export function checkNewReport(values: ReportValues): Checked<ReportCreate> {
  const parsed = reportCreateSchema.safeParse(proposedChanges(values));
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...missingSources(values)];
  return parsed.success && faults.length === 0
    ? { ok: true, changes: parsed.data }
    : { ok: false, faults };
}

/** What of a report was changed against `before`, proven; nothing changed is a fault too. */
export function checkChangedReport(
  values: ReportValues,
  before: ReportValues,
): Checked<ReportUpdate> {
  const [now, then] = [wholeReport(values), wholeReport(before)];
  const changed = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !isDeepEqual(value, then[name])),
  );
  const parsed = reportUpdateSchema.safeParse(changed);
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...missingSources(values)];
  return parsed.success && faults.length === 0
    ? { ok: true, changes: parsed.data }
    : { ok: false, faults };
}

/** As `proposedChanges`, but what was emptied is said to be empty. */
function wholeReport(values: ReportValues): Record<string, unknown> {
  const { description, versions, onByDefault } = values;
  return {
    ...proposedChanges(values),
    description,
    versions,
    onByDefault: onByDefault === '' ? null : onByDefault === 'yes',
  };
}

/** Anything but plain digits becomes NaN, which the schema refuses at its field. */
function portOf(text: string): number {
  return /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : Number.NaN;
}

function softwareChoice({
  softwareSlug,
  softwareName,
  homepage,
  tagline,
}: ReportValues): Record<string, unknown> {
  if (softwareSlug !== '') return { slug: softwareSlug };
  return {
    name: softwareName,
    ...(homepage.trim() === '' ? {} : { homepage }),
    ...(tagline.trim() === '' ? {} : { tagline }),
  };
}

function evidenceChange({
  key,
  kind,
  url,
  quote,
  title,
  publisher,
  supports,
}: EvidenceValues): Record<string, unknown> {
  return {
    ...(key === '' ? {} : { key }),
    kind: kind === '' ? undefined : kind,
    url: url.trim() === '' ? null : url,
    ...(publisher === '' ? {} : { publisher }),
    // A piece that the report has already keeps what is not said of it: emptied texts must be said.
    ...(quote.trim() === '' && key === '' ? {} : { quote }),
    ...(title.trim() === '' && key === '' ? {} : { title }),
    ...(supports === 'no' || key !== '' ? { supports: supports !== 'no' } : {}),
  };
}

/**
 * What the schema cannot know or says too late: an observation has no link, so what was seen must be shown;
 * a link is missing also where the kind is, and nobody should be told in two rounds.
 */
function missingSources({ evidence }: ReportValues): Fault[] {
  return evidence.flatMap(({ kind, url, quote }, index): Fault[] => {
    if (url.trim() !== '') return [];
    if (kind === '') return [{ path: `evidence.${index}.url`, key: 'urlNeeded' }];
    return kind === 'observation' && quote.trim() === ''
      ? [{ path: `evidence.${index}.quote`, key: 'quoteNeeded' }]
      : [];
  });
}

/** The field that a fault belongs to, as the form names it. */
export function fieldOfFault(path: string): string {
  const names: Readonly<Record<string, string>> = {
    software: 'softwareName',
    'software.name': 'softwareName',
    'software.slug': 'softwareName',
    'software.homepage': 'homepage',
    'software.tagline': 'tagline',
    evidence: 'evidence.0.kind',
    'evidence.0': 'evidence.0.url',
  };
  return names[path] ?? path;
}
