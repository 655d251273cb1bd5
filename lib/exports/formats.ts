import { listReportsByPort, listRuns, reportsByPort, type ExportRun } from '@/lib/exports/queries';
import type { ExportWish } from '@/lib/exports/schema';
import { servicesFile } from '@/lib/exports/services-file';
import type { Tx } from '@/lib/platform/db';
import { siteOrigin } from '@/lib/platform/origin';
import { portPath } from '@/lib/ports/routes';
import { reportView } from '@/lib/reports/queries';

/** Raise it when a data set says the same in another form: what was made in the old one is made anew. */
export const FORM = 1;

/** The lines of an export, in pieces as they are read within one transaction. */
export function exportLines(tx: Tx, wish: ExportWish): AsyncGenerator<string> {
  const lines = linesOf(tx, wish);
  return wish.ascii ? mapped(lines, wish.name.includes('.json') ? asciiJson : asciiText) : lines;
}

function linesOf(tx: Tx, { name, include }: ExportWish): AsyncGenerator<string> {
  if (name === 'ports.json') return portsJson(tx);
  if (name === 'ports.csv') return portsCsv(tx);
  return name === 'services' ? servicesFile(tx, include) : reportLines(tx);
}

async function* mapped(
  pieces: AsyncGenerator<string>,
  change: (piece: string) => string,
): AsyncGenerator<string> {
  for await (const piece of pieces) yield change(piece);
}

/** JSON without a sign beyond ASCII says the same: they stand inside strings only. */
function asciiJson(text: string): string {
  return text.replace(
    /[^\x00-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '×': 'x',
  ł: 'l',
  Ł: 'L',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
};

/** Letters without their accents, dashes and quotes as on a keyboard; a question mark for the rest. */
export function asciiText(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text
    .replace(/[–—‘’“”…×łŁßøØæ]/g, (sign) => PLAIN_SIGNS[sign] ?? '?')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x00-\x7f]/gu, '?');
}

/** Ports in one piece: while one is made, other requests are answered. */
const PORTS_IN_A_PIECE = 100;

/** Every port with its run, its uses and its page; in pieces. */
async function* portPieces(
  tx: Tx,
  line: (port: number, run: ExportRun, uses: readonly PortUse[], page: string) => string,
): AsyncGenerator<string> {
  const reports = reportsByPort(tx);
  const origin = siteOrigin();
  for await (const run of listRuns(tx)) {
    let piece = '';
    for (let port = run.start; port <= run.end; port += 1) {
      const uses = (await reports.at(port)).map(({ software, role, grade }) => ({
        ...{ role, grade },
        software: software.name,
      }));
      piece += line(port, run, uses, origin + portPath(port));
      if (port % PORTS_IN_A_PIECE !== 0) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
}

interface PortUse {
  readonly software: string;
  readonly role: string;
  readonly grade: string;
}

/** Official and community facts stand side by side, never in one field; `page` is where either is corrected. */
async function* portsJson(tx: Tx): AsyncGenerator<string> {
  let between = '[\n';
  yield* portPieces(tx, (port, run, inPractice, page) => {
    const { status, tcp, udp, sctp, dccp, names } = run;
    const official = { status, names, transports: { tcp, udp, sctp, dccp } };
    const line = between + JSON.stringify({ port, official, inPractice, page });
    between = ',\n';
    return line;
  });
  yield between === '[\n' ? '[]\n' : '\n]\n';
}

async function* portsCsv(tx: Tx): AsyncGenerator<string> {
  yield 'port,status,tcp,udp,sctp,dccp,names,in_practice,page\r\n';
  yield* portPieces(tx, (port, { status, tcp, udp, sctp, dccp, names }, uses, page) => {
    const software = uses.map((use) => use.software).join('; ');
    const cells = [port, status, tcp, udp, sctp, dccp, names.join(' '), software, page];
    return `${cells.map(csvCell).join(',')}\r\n`;
  });
}

/** RFC 4180, and a quote before what a spreadsheet would take for a formula. */
function csvCell(value: string | number): string {
  const text = String(value).replace(/^[=+\-@\t]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Reports by port, as the API shows each; `page` is where it is corrected. */
async function* reportLines(tx: Tx): AsyncGenerator<string> {
  const origin = siteOrigin();
  for await (const report of listReportsByPort(tx)) {
    const page = origin + portPath(report.portStart);
    yield `${JSON.stringify({ ...reportView(report), page })}\n`;
  }
}
