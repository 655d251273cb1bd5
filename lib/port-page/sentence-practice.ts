import type { PortPage } from '@/lib/port-page/page-model';
import type { Clause, SentenceName, Statement } from '@/lib/port-page/sentence-clauses';
import { MOST_NAMES } from '@/lib/port-page/sentence-clauses';

type Report = PortPage['reports'][number];

/** Grades good enough to be said at the top of the page. */
const SAID = new Set(['confirmed', 'supported', 'now-official']);

/** Protocols by which a port is known within its product: "the Thrift port". */
const PROTOCOLS = [
  'Thrift',
  'AMQP',
  'MQTT',
  'LDAP',
  'JMX',
  'RMI',
  'gRPC',
  'WebSocket',
  'HTTPS',
  'HTTP',
  'SMTP',
] as const;

/** Reports that the sentence may name: well graded, and not the official holder under its own name. */
export function saidReports(page: PortPage): Report[] {
  const official = new Set(
    page.services.flatMap((service) => [service.name, ...service.aliases]).map(normalised),
  );
  return page.reports.filter(
    ({ grade, software }) =>
      SAID.has(grade) &&
      !official.has(normalised(software.name)) &&
      !official.has(normalised(software.slug)),
  );
}

/** Lower case, letters and digits only, as names are compared when a use became official. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** "In practice: …", or null where nothing well enough supported is known. */
export function practiceStatement(page: PortPage): Statement | null {
  const reports = saidReports(page);
  const [first] = reports;
  if (first === undefined) return null;
  if (reports.length === 1) return [singleClause(first)];
  const names = reports
    .slice(0, MOST_NAMES)
    .map(({ software }): SentenceName => ({ kind: 'community', text: software.name }));
  return [
    {
      key: 'practice.several',
      values: { software: { names, more: reports.length - names.length } },
    },
  ];
}

function singleClause(report: Report): Clause {
  const { software, role, summary, description } = report;
  const name: SentenceName = { kind: 'community', text: software.name };
  if (role === 'configurable-default' && /\boffset\b/i.test(`${summary} ${description}`)) {
    return {
      key: 'practice.offset',
      values: { software: { names: [name] }, protocol: protocolIn(summary) ?? 'none' },
    };
  }
  const described =
    software.tagline === ''
      ? name
      : { ...name, tagline: { article: software.article, text: software.tagline } };
  return {
    key: `practice.${role}`,
    values: { software: { names: [described] }, range: { clause: rangeClause(report) } },
  };
}

/** The protocol that a summary speaks of, where it speaks of one only. */
function protocolIn(summary: string): string | null {
  const found = PROTOCOLS.filter((protocol) => new RegExp(`\\b${protocol}\\b`).test(summary));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function rangeClause({ portStart, portEnd }: Report): Clause | null {
  if (portStart === portEnd) return null;
  return { key: 'partOf', values: { span: { spans: [{ start: portStart, end: portEnd }] } } };
}
