import { listAllReports, listNamedRows, listRuns, type ExportRun } from '@/lib/exports/queries';
import type { ExportName } from '@/lib/exports/schema';
import { rowKind } from '@/lib/ports/rules/status';
import type { Transport } from '@/lib/ports/types';
import type { ReportView } from '@/lib/reports/types';

/** The lines of an export, in pieces as they are read. `withConfirmed` adds confirmed reports to `services`. */
export function exportLines(name: ExportName, withConfirmed: boolean): AsyncGenerator<string> {
  if (name === 'ports.json') return portsJson();
  if (name === 'ports.csv') return portsCsv();
  return name === 'services' ? servicesFile(withConfirmed) : reportLines();
}

/** Uses in practice by the port they are on; official and community facts stand side by side, never in one field. */
async function usesByPort(): Promise<
  Map<number, { software: string; role: string; grade: string }[]>
> {
  const uses = new Map<number, { software: string; role: string; grade: string }[]>();
  for (const report of await listAllReports()) {
    const use = { software: report.software.name, role: report.role, grade: report.grade };
    for (let port = report.portStart; port <= report.portEnd; port += 1)
      uses.set(port, [...(uses.get(port) ?? []), use]);
  }
  return uses;
}

async function* portsJson(): AsyncGenerator<string> {
  const uses = await usesByPort();
  let between = '[\n';
  for await (const { start, end, status, tcp, udp, sctp, dccp, names } of listRuns()) {
    let piece = '';
    for (let port = start; port <= end; port += 1) {
      const official = { status, names, transports: { tcp, udp, sctp, dccp } };
      piece += between + JSON.stringify({ port, official, inPractice: uses.get(port) ?? [] });
      between = ',\n';
    }
    yield piece;
  }
  yield '\n]\n';
}

async function* portsCsv(): AsyncGenerator<string> {
  const uses = await usesByPort();
  yield 'port,status,tcp,udp,sctp,dccp,names,in_practice\r\n';
  for await (const run of listRuns()) {
    let piece = '';
    for (let port = run.start; port <= run.end; port += 1)
      piece += csvLine(port, run, uses.get(port) ?? []);
    yield piece;
  }
}

function csvLine(port: number, run: ExportRun, uses: readonly { software: string }[]): string {
  const { status, tcp, udp, sctp, dccp, names } = run;
  const cells = [
    port,
    status,
    tcp,
    udp,
    sctp,
    dccp,
    names.join(' '),
    uses.map(({ software }) => software).join('; '),
  ];
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** RFC 4180, and a quote before what a spreadsheet would take for a formula. */
function csvCell(value: string | number): string {
  const text = String(value).replace(/^[=+\-@\t]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A range of more ports than this would fill `/etc/services` with one service. */
const WIDEST_RANGE = 64;

/** `/etc/services`: `name port/protocol  # description`. Names with white space or `#` cannot stand in it. */
async function* servicesFile(withConfirmed: boolean): AsyncGenerator<string> {
  yield '# Portolan: assignments of the IANA registry, in the form of services(5)\n';
  for await (const row of listNamedRows()) {
    if (rowKind(row) !== 'assigned' || row.serviceName === null || /[\s#]/.test(row.serviceName))
      continue;
    const transports: readonly Transport[] =
      row.transport === null ? ['tcp', 'udp'] : [row.transport];
    yield serviceLines(
      row.serviceName,
      row.portStart ?? 0,
      row.portEnd ?? 0,
      transports,
      row.description,
    );
  }
  if (!withConfirmed) return;
  yield '\n# Confirmed by the community, not assigned by IANA\n';
  for (const report of await listAllReports()) {
    if (report.grade !== 'confirmed') continue;
    yield serviceLines(
      report.software.slug,
      report.portStart,
      report.portEnd,
      report.transports,
      report.summary,
    );
  }
}

function serviceLines(
  name: string,
  start: number,
  end: number,
  transports: readonly string[],
  about: string,
): string {
  if (end - start >= WIDEST_RANGE) return '';
  let lines = '';
  for (let port = start; port <= end; port += 1) {
    for (const transport of transports) {
      lines +=
        `${name.padEnd(15)} ${`${port}/${transport}`.padEnd(12)}${about === '' ? '' : ` # ${about}`}`.trimEnd() +
        '\n';
    }
  }
  return lines;
}

async function* reportLines(): AsyncGenerator<string> {
  const reports: ReportView[] = await listAllReports();
  for (const report of reports) yield `${JSON.stringify(report)}\n`;
}
