import { TRANSPORTS, type Transport } from '@/lib/ports/types';
import type { EvidenceContent, ReportContent } from '@/lib/reports/content';

/** One source as its fields hold it. */
export interface EvidenceValues {
  /** Names a piece that the report has already; '' for a new one. */
  readonly key: string;
  readonly kind: string;
  readonly url: string;
  readonly quote: string;
  readonly title: string;
  /** '' leaves it to the link. */
  readonly publisher: string;
  readonly supports: '' | 'yes' | 'no';
}

/** A report as the form's fields hold it: all of it text, nothing proven. */
export interface ReportValues {
  readonly portStart: string;
  /** '' where it is one port. */
  readonly portEnd: string;
  readonly transports: readonly Transport[];
  /** What stands in the software field. */
  readonly softwareName: string;
  /** The entry it means; '' for a new one. */
  readonly softwareSlug: string;
  readonly homepage: string;
  readonly tagline: string;
  readonly role: string;
  readonly summary: string;
  readonly description: string;
  readonly versions: string;
  readonly onByDefault: '' | 'yes' | 'no';
  readonly evidence: readonly EvidenceValues[];
  readonly note: string;
}

export const BLANK_EVIDENCE: EvidenceValues = {
  key: '',
  kind: '',
  url: '',
  quote: '',
  title: '',
  publisher: '',
  supports: 'yes',
};

/** An empty form for a port. */
export function blankReport(port: number, transports: readonly Transport[]): ReportValues {
  return {
    portStart: String(port),
    portEnd: '',
    transports,
    softwareName: '',
    softwareSlug: '',
    homepage: '',
    tagline: '',
    role: '',
    summary: '',
    description: '',
    versions: '',
    onByDefault: '',
    evidence: [BLANK_EVIDENCE],
    note: '',
  };
}

/** The form filled with what a report says now. */
export function reportValues(content: ReportContent, softwareName: string): ReportValues {
  const { portStart, portEnd, onByDefault } = content;
  return {
    portStart: String(portStart),
    portEnd: portEnd === portStart ? '' : String(portEnd),
    transports: content.transports,
    softwareName,
    softwareSlug: content.software,
    homepage: '',
    tagline: '',
    role: content.role,
    summary: content.summary,
    description: content.description,
    versions: content.versions,
    onByDefault: yesNo(onByDefault),
    evidence: content.evidence.map(evidenceValues),
    note: '',
  };
}

function evidenceValues({
  key,
  kind,
  url,
  quote,
  title,
  publisher,
  supports,
}: EvidenceContent): EvidenceValues {
  return { key, kind, url: url ?? '', quote, title, publisher, supports: supports ? 'yes' : 'no' };
}

export function yesNo(value: boolean | null): '' | 'yes' | 'no' {
  if (value === null) return '';
  return value ? 'yes' : 'no';
}

/** The name of an evidence field in the form. */
export function evidenceField(index: number, name: keyof EvidenceValues): string {
  return `evidence.${index}.${name}`;
}

/** Reads the fields of a plain form post. */
export function valuesFromForm(form: FormData): ReportValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const chosen = form.getAll('transports');
  const count = Math.min(Number(text('evidenceCount')) || 1, 20);
  return {
    portStart: text('portStart'),
    portEnd: text('portEnd'),
    transports: TRANSPORTS.filter((transport) => chosen.includes(transport)),
    softwareName: text('softwareName'),
    // Without scripts a changed name cannot forget the entry it stood for; only an untouched one keeps it.
    softwareSlug: text('softwareName') === text('softwareWas') ? text('softwareSlug') : '',
    homepage: text('homepage'),
    tagline: text('tagline'),
    role: text('role'),
    summary: text('summary'),
    description: text('description'),
    versions: text('versions'),
    onByDefault: choice(text('onByDefault')),
    evidence: Array.from({ length: count }, (_, index) => evidenceFromForm(index, text)),
    note: text('note'),
  };
}

function evidenceFromForm(index: number, text: (name: string) => string): EvidenceValues {
  const field = (name: keyof EvidenceValues) => text(evidenceField(index, name));
  return {
    key: field('key'),
    kind: field('kind'),
    url: field('url'),
    quote: field('quote'),
    title: field('title'),
    publisher: field('publisher'),
    supports: field('supports') === 'no' ? 'no' : 'yes',
  };
}

function choice(text: string): '' | 'yes' | 'no' {
  return text === 'yes' || text === 'no' ? text : '';
}
