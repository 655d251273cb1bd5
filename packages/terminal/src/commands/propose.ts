import { spawn } from 'node:child_process';
import { withQuery } from '@/lib/platform/address';
import { parseUrl } from '@/lib/platform/parse-url';
import { TRANSPORTS } from '@/lib/ports/types';
import { newReportPath } from '@/lib/reports/routes';
import { JSON_OPTION, readOptions } from '../options';
import { snapshotHead } from '../snapshot';
import { type Command, json, Wrong } from '../terminal';

const OPTIONS = {
  ...JSON_OPTION,
  software: { type: 'string' },
  summary: { type: 'string' },
  source: { type: 'string' },
  transport: { type: 'string', short: 't' },
  site: { type: 'string' },
  print: { type: 'boolean' },
} as const;

/** `portolan propose 1323 --software Echo`: opens the form for a new report, filled in as far as is said. */
export const propose: Command = (args, { out, err }) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  const [port = '', ...more] = positionals;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || port === '0' || more.length > 0)
    throw new Wrong('name one port from 1 to 65535: portolan propose 1323 --software Echo');
  const { software, summary, source, transport } = values;
  if (transport !== undefined && !TRANSPORTS.some((one) => one === transport))
    throw new Wrong(`--transport ${transport}: must be one of ${TRANSPORTS.join(', ')}`);
  const path = withQuery(newReportPath(Number(port)), { software, summary, source, transport });
  const url = new URL(path, siteOf(values.site)).href;
  if (values.json === true) out(json({ url }));
  else out(url);
  if (values.print !== true && values.json !== true && process.stdout.isTTY) open(url, err);
  return Promise.resolve(0);
};

/** The site that is told, or whose data the snapshot is. */
export function siteOf(given: string | undefined): string {
  const site = given ?? process.env.PORTOLAN_SITE ?? snapshotHead().site;
  if (!/^https?:$/.test(parseUrl(site)?.protocol ?? ''))
    throw new Wrong(`${site} is no address of a site`);
  return site;
}

/** The browser that the system opens addresses with. The address is printed already, for where there is none. */
function open(url: string, err: (text: string) => void): void {
  const [program = '', ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => err('portolan: no browser could be opened; follow the address'));
  child.unref();
}
