import { parseUrl } from '@/lib/platform/parse-url';
import { type ItemValue, itemsOf, softwareValue } from '@/components/forms/values';
import type { Fields } from '@/lib/edits/types';
import { softwareNameKey, type Taglines } from '@/lib/software/types';
import type { Transport } from '@/lib/ports/types';
import { OPTIONAL_REPORT_FIELDS } from '@/lib/reports/fields';
import { gradeOf } from '@/lib/reports/rules/grade';
import { isPrimary } from '@/lib/reports/rules/primary';
import type { OwnPlaces } from '@/lib/software/places';
import {
  EVIDENCE_KINDS,
  type EvidenceView,
  PUBLISHERS,
  type ReportView,
  ROLES,
  SETTING_KINDS,
  type SettingView,
} from '@/lib/reports/types';

/** What is known of the software that was chosen. */
export interface ChosenEntry extends Taglines {
  readonly slug: string;
  readonly name: string;
  readonly places: OwnPlaces;
}

/** What the entry keeps that the form does not ask for. */
export interface PreviewContext {
  readonly entry: ChosenEntry | null;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly votes?: { readonly confirm: number; readonly dispute: number };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The report as its page would show it once it is applied, from whatever has been typed so far. */
export function previewReport(values: Fields, context: PreviewContext): ReportView {
  const { entry, today, votes = { confirm: 0, dispute: 0 } } = context;
  const software = softwareValue(values.software);
  const { slug, name } = software;
  const known = entry !== null && entry.slug === slug ? entry : null;
  const places = known?.places ?? placesOf(software.homepage);
  const evidence = itemsOf(values.evidence)
    .filter(({ kind }) => textOf(kind) !== '')
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
    ...moreOf(values),
    id: 0,
    portStart,
    portEnd: Number(values.portEnd) || portStart,
    transports: itemsOf(values.transports) as unknown as Transport[],
    software: {
      slug: slug === '' ? softwareNameKey(name) : slug,
      name: name.trim(),
      tagline: known?.tagline ?? software.tagline.trim(),
      taglines: known?.taglines ?? {},
      article: '',
    },
    role,
    summary: textOf(values.summary),
    grade,
    gradeReason: reason,
    votes,
    settings: itemsOf(values.settings).flatMap(settingView),
    evidence,
    revision: 1,
    updatedAt: `${today}T00:00:00Z`,
  };
}

/** What the optional fields say, as the view names them. */
function moreOf(values: Fields) {
  const said = OPTIONAL_REPORT_FIELDS.map(({ name }) => {
    const value = values[name];
    return [name, typeof value === 'string' ? value.trim() : value] as const;
  });
  return Object.fromEntries(said) as Omit<ReportView, Named>;
}

/** Members of the view that the preview fills one by one. */
type Named =
  | 'id'
  | 'portStart'
  | 'portEnd'
  | 'transports'
  | 'software'
  | 'role'
  | 'summary'
  | 'grade'
  | 'gradeReason'
  | 'votes'
  | 'settings'
  | 'evidence'
  | 'revision'
  | 'updatedAt';

/** A new entry's own places are those of its homepage. */
function placesOf(homepage: string): OwnPlaces {
  const host = parseUrl(homepage)?.hostname.replace(/^www\./, '') ?? '';
  return { domains: host === '' ? [] : [host], repositories: [] };
}

/** A setting of which everything is said. */
function settingView(setting: ItemValue): readonly SettingView[] {
  const kind = SETTING_KINDS.find((one) => one === setting.kind);
  const [key, example] = [textOf(setting.key), textOf(setting.example)];
  return kind === undefined || key === '' || example === '' ? [] : [{ kind, key, example }];
}

function evidenceView(piece: ItemValue, places: OwnPlaces, today: string): EvidenceView {
  const kind = EVIDENCE_KINDS.find((one) => one === piece.kind) ?? 'other';
  const url = parseUrl(textOf(piece.url)) === null ? null : textOf(piece.url);
  const own = isPrimary({ kind: 'vendor-docs', url, ticked: false }, places);
  return {
    kind,
    publisher:
      PUBLISHERS.find((one) => one === piece.publisher) ?? (own ? 'vendor' : 'third-party'),
    title: textOf(piece.title),
    url,
    quote: textOf(piece.quote),
    checkedOn: textOf(piece.checkedOn) || today,
    supports: piece.supports !== false,
    lastCheck: null,
    primary: isPrimary({ kind, url, ticked: false }, places),
  };
}
