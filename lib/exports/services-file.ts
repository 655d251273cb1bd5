import {
  Covering,
  findReleaseDate,
  listPortedRows,
  listReportsByPort,
  type StoredReport,
} from '@/lib/exports/queries';
import type { ExportWish } from '@/lib/exports/schema';
import type { KeptRow } from '@/lib/iana/rows-store';
import type { Tx } from '@/lib/platform/db';
import { siteOrigin } from '@/lib/platform/origin';
import { officialServices } from '@/lib/port-page/official';
import { groupServices } from '@/lib/ports/rules/services';
import { rowKind, rowsFor } from '@/lib/ports/rules/status';
import { type Port, PORT_COUNT, TRANSPORTS } from '@/lib/ports/types';

/** A range of more ports than this would fill `/etc/services` with one service. */
const WIDEST_RANGE = 64;

const GRADES = { confirmed: ['confirmed'], supported: ['supported', 'confirmed'] } as const;

/**
 * `/etc/services`: `name port/protocol aliases  # description` (services(5)). Who reads it takes the
 * first line that fits: so a port and protocol have one line, with the name that the port's page calls
 * first, and everything else that is assigned there as aliases. Community reports come after all of IANA.
 */
export async function* servicesFile(
  tx: Tx,
  include: ExportWish['include'],
): AsyncGenerator<string> {
  yield head(await findReleaseDate(tx), include);
  const written = new Set<string>();
  const rows = new Covering<KeptRow>(listPortedRows(tx));
  for (let port = 0; port < PORT_COUNT; port += 1) {
    const covering = await rows.at(port);
    // Nothing covers the dynamic ports: there the table ends.
    if (covering.length === 0 && (await rows.peek()) === null) break;
    yield officialLines(covering, port as Port, written);
  }
  if (include === null) return;
  const grades: readonly string[] = GRADES[include];
  yield `\n# ${include === 'confirmed' ? 'Confirmed' : 'Supported or confirmed'} by the community, not assigned by IANA\n`;
  for await (const report of listReportsByPort(tx))
    if (grades.includes(report.grade)) yield reportedLines(report, written);
}

function head(release: string | null, include: ExportWish['include']): string {
  const origin = siteOrigin();
  const lines = [
    `Portolan: IANA's assignments${release === null ? '' : `, release ${release}`}, in the form of services(5)`,
    `From ${origin}/api/v1/exports/services${include === null ? '' : `?include=${include}`}`,
    'Is a line wrong? What stands on port N, and who says so, is on the page',
    `${origin}/ports/N. There anybody can correct what the community reports;`,
    'what IANA assigns is corrected by IANA (iana@iana.org).',
  ];
  return `${lines.map((line) => `# ${line}\n`).join('')}\n`;
}

function officialLines(covering: readonly KeptRow[], port: Port, written: Set<string>): string {
  if (covering.every((row) => rowKind(row) !== 'assigned')) return '';
  const spoken = officialServices({
    port,
    rows: covering,
    unauthorized: [],
    labels: new Map(),
    profiles: new Map(),
  });
  const rank = (name: string) => spoken.findIndex((service) => service.name === name);
  let lines = '';
  for (const transport of TRANSPORTS) {
    const assigned = rowsFor(covering, port, transport).filter(
      (row) => rowKind(row) === 'assigned' && row.portEnd - row.portStart < WIDEST_RANGE,
    );
    const groups = groupServices(assigned).sort((a, b) => rank(a.name) - rank(b.name));
    const [name, ...aliases] = groups
      .flatMap((group) => [group.name, ...group.aliases.map((alias) => alias.name)])
      .filter(canStand);
    if (name === undefined) continue;
    for (const one of [name, ...aliases]) written.add(`${one} ${port}/${transport}`);
    lines += line(name, `${port}/${transport}`, aliases, groups[0]?.row.description ?? '');
  }
  return lines;
}

function reportedLines(report: StoredReport, written: Set<string>): string {
  const { portStart, portEnd, transports, software, summary } = report;
  if (portEnd - portStart >= WIDEST_RANGE) return '';
  let lines = '';
  for (let port = portStart; port <= portEnd; port += 1) {
    for (const transport of transports) {
      const key = `${software.slug} ${port}/${transport}`;
      if (written.has(key)) continue;
      written.add(key);
      lines += line(software.slug, `${port}/${transport}`, [], summary);
    }
  }
  return lines;
}

/** Names with white space or `#` cannot stand in the file. */
function canStand(name: string): boolean {
  return !/[\s#]/.test(name);
}

function line(name: string, place: string, aliases: readonly string[], about: string): string {
  const comment = about === '' ? '' : ` # ${about.replace(/\s+/g, ' ')}`;
  const said = aliases.length === 0 ? place.padEnd(12) : `${place.padEnd(11)} ${aliases.join(' ')}`;
  return `${`${name.padEnd(15)} ${said}${comment}`.trimEnd()}\n`;
}
