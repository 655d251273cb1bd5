import { type Transport, TRANSPORTS } from '@/lib/ports/types';

/** Ports over some transports, as a report or an official use has them. */
interface UsedPorts {
  readonly start: number;
  readonly end: number;
  readonly transports: readonly Transport[];
}

/** Ports to let in over one transport: ascending, neither overlapping nor side by side. */
export interface Opening {
  readonly transport: Transport;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** What lines are written for, in the order in which a page shows them, each with the manual that they rest on. */
export const FIREWALLS = {
  nftables: 'https://www.netfilter.org/projects/nftables/manpage.html',
  ufw: 'https://manpages.ubuntu.com/manpages/noble/man8/ufw.8.html',
  firewalld: 'https://firewalld.org/documentation/man-pages/firewall-cmd.html',
  semanage: 'https://man7.org/linux/man-pages/man8/semanage-port.8.html',
  kubernetes: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  windows: 'https://learn.microsoft.com/en-us/powershell/module/netsecurity/new-netfirewallrule',
} as const;
export type Firewall = keyof typeof FIREWALLS;

/** Transports that each can name; the others come through no rule of it. */
const KNOWN: Readonly<Record<Firewall, readonly Transport[]>> = {
  nftables: TRANSPORTS,
  ufw: ['tcp', 'udp'],
  firewalld: TRANSPORTS,
  semanage: TRANSPORTS,
  kubernetes: ['tcp', 'udp', 'sctp'],
  windows: ['tcp', 'udp'],
};

/** What the program is called: in a rule's name, and in a label. */
interface Program {
  readonly name: string;
  readonly slug: string;
}

export interface FirewallLines {
  readonly firewall: Firewall;
  /** Commands, one each; of Kubernetes one document. */
  readonly lines: readonly string[];
  /** Transports that it cannot name. */
  readonly without: readonly Transport[];
}

/** Gathers ports by transport: what overlaps or follows one another becomes one range. Port 0 is no port to listen on. */
export function openingsOf(used: readonly UsedPorts[]): Opening[] {
  return TRANSPORTS.map((transport) => ({
    transport,
    spans: merged(
      used
        .filter(({ transports }) => transports.includes(transport))
        .map(({ start, end }) => ({ start: Math.max(1, start), end }))
        .filter(({ start, end }) => start <= end),
    ),
  })).filter(({ spans }) => spans.length > 0);
}

function merged(spans: readonly Opening['spans'][number][]): Opening['spans'] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** The lines of every firewall that let these ports in; of one that can name none of their transports there are none. */
export function firewallLines(program: Program, openings: readonly Opening[]): FirewallLines[] {
  return (Object.keys(FIREWALLS) as Firewall[]).flatMap((firewall) => {
    const can = (opening: Opening) => KNOWN[firewall].includes(opening.transport);
    const open = openings.filter(can);
    if (open.length === 0) return [];
    const without = openings.filter((opening) => !can(opening)).map(({ transport }) => transport);
    return [{ firewall, lines: WRITERS[firewall](open, program), without }];
  });
}

type Span = Opening['spans'][number];

const written = ({ start, end }: Span, between = '-'): string =>
  start === end ? String(start) : `${start}${between}${end}`;

/** One command for each range of each transport. */
const each = (open: readonly Opening[], command: (transport: Transport, span: Span) => string) =>
  open.flatMap(({ transport, spans }) => spans.map((span) => command(transport, span)));

const WRITERS: Readonly<Record<Firewall, (open: readonly Opening[], of: Program) => string[]>> = {
  // A table of the family inet sees IPv4 and IPv6.
  nftables: (open) =>
    open.map(({ transport, spans }) => {
      const [only, ...more] = spans.map((span) => written(span));
      const ports = more.length === 0 ? only : `{ ${[only, ...more].join(', ')} }`;
      return `nft 'add rule inet filter input ${transport} dport ${ports} accept'`;
    }),
  // One line each: several ports in one rule are fifteen at most, and a range counts as two.
  ufw: (open) => each(open, (transport, span) => `ufw allow ${written(span, ':')}/${transport}`),
  firewalld: (open) => [
    ...each(
      open,
      (transport, span) => `firewall-cmd --permanent --add-port=${written(span)}/${transport}`,
    ),
    'firewall-cmd --reload',
  ],
  semanage: (open) =>
    each(open, (transport, span) => `semanage port -a -t TYPE -p ${transport} ${written(span)}`),
  kubernetes: (open, { slug }) => [networkPolicy(open, slug)],
  windows: (open, { name }) =>
    open.map(({ transport, spans }) =>
      [
        `New-NetFirewallRule -DisplayName ${powerShellText(name)} -Direction Inbound -Action Allow`,
        `-Protocol ${transport.toUpperCase()} -LocalPort ${spans.map((span) => written(span)).join(',')}`,
      ].join(' '),
    ),
};

/** A text in single quotes; PowerShell takes the curly ones for quotes too, and two of them for one. */
function powerShellText(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;
}

/** A label has 63 characters at most and does not end in a hyphen. */
function labelOf(slug: string): string {
  return slug.slice(0, 63).replace(/-+$/, '');
}

function networkPolicy(open: readonly Opening[], slug: string): string {
  const ports = each(open, (transport, { start, end }) =>
    [
      `        - protocol: ${transport.toUpperCase()}`,
      `          port: ${start}`,
      ...(start === end ? [] : [`          endPort: ${end}`]),
    ].join('\n'),
  );
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    `  name: allow-${slug}`,
    'spec:',
    '  podSelector:',
    '    matchLabels:',
    `      app.kubernetes.io/name: "${labelOf(slug)}"`,
    '  policyTypes: [Ingress]',
    '  ingress:',
    '    - ports:',
    ...ports,
  ].join('\n');
}
