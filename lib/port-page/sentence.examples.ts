import type {
  Neighbour,
  OfficialService,
  PortPage,
  TransportAnswer,
} from '@/lib/port-page/page-model';
import { emptyValues } from '@/lib/platform/fields';
import { OPTIONAL_REPORT_FIELDS } from '@/lib/reports/fields';
import { reportViewSchema } from '@/lib/reports/types';
import type { OfficialRow, PortSpan } from '@/lib/ports/official-row';
import type { PortStatus, RowKind, Transport } from '@/lib/ports/types';
import type { ShownProfile } from '@/lib/services/profile';
import { portSchema, RANGES, rangeOf, TRANSPORTS } from '@/lib/ports/types';

type ReportView = PortPage['reports'][number];

/** Pages for tests, said in few words: the ports whose sentences the design gives as examples. */
interface RowSpec extends Partial<Omit<OfficialRow, 'span' | 'kind'>> {
  readonly kind?: RowKind;
  readonly span?: readonly [number, number];
}

interface ServiceSpec {
  readonly name: string;
  readonly transports: readonly Transport[];
  readonly kind?: OfficialService['kind'];
  readonly aliases?: readonly string[];
  readonly rows: readonly RowSpec[];
  readonly profile?: Partial<ShownProfile>;
}

export interface PageSpec {
  readonly port: number;
  readonly status: PortStatus;
  readonly services?: readonly ServiceSpec[];
  readonly nameless?: readonly RowSpec[];
  readonly reports?: readonly ReportView[];
  readonly otherPorts?: PortPage['otherPorts'];
  readonly neighbours?: readonly Neighbour[];
}

/** A page as `loadPortPage` would give it. */
export function examplePage(spec: PageSpec): PortPage {
  const port = portSchema.parse(spec.port);
  const name = rangeOf(port);
  const rows = (spec.nameless ?? []).map((row) => exampleRow(port, row, null));
  return {
    port,
    range: { name, ...RANGES[name] },
    status: spec.status,
    transports: TRANSPORTS.map((transport) => answer(spec, rows, transport)),
    services: (spec.services ?? []).map((service) => exampleService(port, service)),
    namelessRows: rows,
    reports: spec.reports ?? [],
    reportCount: spec.reports?.length ?? 0,
    proposals: [],
    reserved: [],
    locks: [],
    neighbours: spec.neighbours ?? [],
    history: [],
    release: '2026-08-17',
    otherPorts: spec.otherPorts ?? [],
  };
}

function spanOf(port: number, span: readonly [number, number] | undefined): PortSpan {
  return { start: span?.[0] ?? port, end: span?.[1] ?? port };
}

function exampleRow(port: number, row: RowSpec, serviceName: string | null): OfficialRow {
  return {
    serviceName,
    transports: [],
    description: '',
    assignees: [],
    contacts: [],
    registered: null,
    modified: null,
    references: [],
    serviceCode: null,
    unauthorizedUse: null,
    notes: '',
    deassigned: null,
    ...row,
    kind: row.kind ?? (serviceName === null ? 'reserved' : 'assigned'),
    span: spanOf(port, row.span),
  };
}

function exampleService(port: number, spec: ServiceSpec): OfficialService {
  const rows = spec.rows.map((row) =>
    exampleRow(port, { kind: spec.kind ?? 'assigned', ...row }, spec.name),
  );
  return {
    name: spec.name,
    kind: spec.kind ?? 'assigned',
    transports: spec.transports,
    aliases: spec.aliases ?? [],
    span: rows[0]?.span ?? { start: port, end: port },
    rows,
    profile: spec.profile === undefined ? null : exampleProfile(spec.name, spec.profile),
  };
}

function exampleProfile(service: string, more: Partial<ShownProfile>): ShownProfile {
  return {
    service,
    plainName: service.toUpperCase(),
    what: 'Does something.',
    aliases: [],
    transports: [],
    specification: [],
    software: [],
    programs: [],
    securityNote: '',
    sources: [],
    local: {},
    ...more,
  };
}

function answer(
  spec: PageSpec,
  rows: readonly OfficialRow[],
  transport: Transport,
): TransportAnswer {
  const names = (spec.services ?? [])
    .filter((service) => service.kind !== 'recorded-use' && service.transports.includes(transport))
    .map((service) => service.name);
  const row = rows.find((one) => one.transports.includes(transport) || one.transports.length === 0);
  const range = row?.span ?? { start: spec.port, end: spec.port };
  if (names.length > 0) {
    return {
      transport,
      status: 'assigned',
      names,
      reason: { code: 'named', names, services: [], recordedUses: [], ...range },
    };
  }
  if (row === undefined || row.kind === 'unassigned') {
    const status = spec.status === 'dynamic' ? 'dynamic' : 'unlisted';
    return {
      transport,
      status,
      names,
      reason: { code: spec.status === 'dynamic' ? 'dynamic-range' : 'no-row' },
    };
  }
  const source = {
    serviceName: null,
    portStart: range.start,
    portEnd: range.end,
    transport,
    description: 'Reserved',
    notes: null,
  };
  return {
    transport,
    status: 'reserved',
    names,
    reason: { code: 'reserved-row', row: source, ...range, deassigned: false },
  };
}

/** A supported report with one primary source; `software` as [slug, name, article, tagline]. */
export function exampleReport(
  software: readonly [string, string, string, string],
  role: ReportView['role'],
  more: Partial<ReportView> = {},
): ReportView {
  const [slug, name, article, tagline] = software;
  const missing = ['confirmers' as const];
  return reportViewSchema.parse({
    ...emptyValues(OPTIONAL_REPORT_FIELDS),
    id: 1,
    portStart: 1323,
    portEnd: 1323,
    transports: ['tcp'],
    software: { slug, name, article, tagline, taglines: {} },
    role,
    summary: '',
    grade: 'supported',
    gradeReason: {
      code: 'supported',
      sources: 1,
      primarySources: 1,
      contrary: 0,
      confirm: 0,
      dispute: 0,
      missing,
    },
    votes: { confirm: 0, dispute: 0 },
    onByDefault: true,
    evidence: [],
    revision: 1,
    updatedAt: '2026-11-20T00:00:00.000Z',
    ...more,
  });
}
