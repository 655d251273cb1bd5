import type { Locale } from '@/lib/i18n/locales';
import { normName, taglineIn } from '@/lib/software/types';
import type { PortPage } from '@/lib/port-page/page-model';
import {
  type Clause,
  MOST_NAMES,
  type SentenceName,
  type Statement,
} from '@/lib/port-page/sentence-text';
import { isWide } from '@/lib/reports/rules/order';

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

/**
 * Reports that the sentence may name, in the page's order: well graded, not the official holder under its own
 * name or grade, and no range so wide that the port is only one of many in it.
 */
export function saidReports(page: PortPage): Report[] {
  const official = new Set(
    page.services.flatMap((service) => [service.name, ...service.aliases]).map(normName),
  );
  return page.reports.filter(
    (report) =>
      SAID.has(report.grade) &&
      !isWide(report) &&
      !official.has(normName(report.software.name)) &&
      !official.has(normName(report.software.slug)),
  );
}

/** "In practice: …", or null where nothing well enough supported is known. */
export function practiceStatement(page: PortPage, locale: Locale): Statement | null {
  const reports = saidReports(page);
  const [first] = reports;
  if (first === undefined) return null;
  if (reports.length === 1) return [singleClause(first, locale)];
  const names = reports.slice(0, MOST_NAMES).map(({ software, role }): SentenceName => ({
    kind: 'community',
    text: software.name,
    malware: role === 'malware',
  }));
  return [
    {
      key: 'practice.several',
      values: { software: { names, more: reports.length - names.length } },
    },
  ];
}

function singleClause(report: Report, locale: Locale): Clause {
  const { software, role, summary, description } = report;
  const name: SentenceName = { kind: 'community', text: software.name };
  if (role === 'configurable-default' && /\boffset\b/i.test(`${summary} ${description}`)) {
    return {
      key: 'practice.offset',
      values: { software: { names: [name] }, protocol: protocolIn(summary) ?? 'none' },
    };
  }
  const tagline = taglineIn(software, locale);
  const described =
    tagline === null
      ? name
      : {
          ...name,
          tagline: {
            article: software.article,
            text: tagline.text,
            foreign: tagline.locale !== locale,
          },
        };
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
