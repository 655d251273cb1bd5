import { softwareNameKey } from '@/lib/software/types';
import type { Transport } from '@/lib/ports/types';
import { gradeOf } from '@/lib/reports/rules/grade';
import { isPrimary, type OwnPlaces } from '@/lib/reports/rules/primary';
import {
  EVIDENCE_KINDS,
  type EvidenceView,
  PUBLISHERS,
  type ReportView,
  ROLES,
} from '@/lib/reports/types';
import type { EvidenceValues, ReportValues } from './values';

/** What is known of the software that was chosen. */
export interface ChosenEntry {
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  readonly places: OwnPlaces;
}

/** What the entry keeps that the form does not ask for. */
export interface PreviewContext {
  readonly entry: ChosenEntry | null;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly votes?: { readonly confirm: number; readonly dispute: number };
}

/** The report as its page would show it once it is applied, from whatever has been typed so far. */
export function previewReport(values: ReportValues, context: PreviewContext): ReportView {
  const { entry, today, votes = { confirm: 0, dispute: 0 } } = context;
  const known = entry !== null && entry.slug === values.softwareSlug ? entry : null;
  const places = known?.places ?? placesOf(values.homepage);
  const evidence = values.evidence
    .filter(({ kind }) => kind !== '')
    .map((piece) => evidenceView(piece, places, today));
  const role = ROLES.find((one) => one === values.role) ?? 'default';
  const { grade, reason } = gradeOf({
    role,
    finding: null,
    nowOfficial: false,
    evidence,
    ...votes,
  });
  const portStart = Number(values.portStart) || 0;
  return {
    id: 0,
    portStart,
    portEnd: Number(values.portEnd) || portStart,
    transports: [...values.transports] as Transport[],
    software: {
      slug: values.softwareSlug === '' ? softwareNameKey(values.softwareName) : values.softwareSlug,
      name: values.softwareName.trim(),
      tagline: known?.tagline ?? values.tagline.trim(),
      article: '',
    },
    role,
    summary: values.summary.trim(),
    description: values.description.trim(),
    versions: values.versions.trim(),
    grade,
    gradeReason: reason,
    votes,
    onByDefault: values.onByDefault === '' ? null : values.onByDefault === 'yes',
    evidence,
    revision: 1,
    updatedAt: `${today}T00:00:00Z`,
  };
}

/** A new entry's own places are those of its homepage. */
function placesOf(homepage: string): OwnPlaces {
  const host = URL.canParse(homepage) ? new URL(homepage).hostname.replace(/^www\./, '') : '';
  return { domains: host === '' ? [] : [host], repositories: [] };
}

function evidenceView(piece: EvidenceValues, places: OwnPlaces, today: string): EvidenceView {
  const kind = EVIDENCE_KINDS.find((one) => one === piece.kind) ?? 'other';
  const url = URL.canParse(piece.url.trim()) ? piece.url.trim() : null;
  const own = isPrimary({ kind: 'vendor-docs', url, ticked: false }, places);
  return {
    kind,
    publisher:
      PUBLISHERS.find((one) => one === piece.publisher) ?? (own ? 'vendor' : 'third-party'),
    title: piece.title.trim(),
    url,
    quote: piece.quote.trim(),
    checkedOn: today,
    supports: piece.supports !== 'no',
    primary: isPrimary({ kind, url, ticked: false }, places),
  };
}
