import type { PortPage } from '@/lib/port-page/page-model';
import type { Transport } from '@/lib/ports/types';
import { TRANSPORTS } from '@/lib/ports/types';

export const SYSTEMS = ['linux', 'macos', 'windows', 'remote'] as const;
export type System = (typeof SYSTEMS)[number];

/** One command with what it answers (a key of `check.asks`) and for which transport. */
export interface CheckCommand {
  readonly asks:
    | 'listening'
    | 'process'
    | 'netstat'
    | 'findstr'
    | 'excluded'
    | 'reach'
    | 'reachPowershell'
    | 'scan'
    | 'capture';
  readonly transport: Transport;
  readonly command: string;
}

/**
 * The transports worth checking: those that a service or a report names, TCP and UDP where none does.
 * Tools for DCCP are as good as absent, so it is left out.
 */
export function checkedTransports(page: Pick<PortPage, 'services' | 'reports'>): Transport[] {
  const named = new Set([...page.services, ...page.reports].flatMap((one) => one.transports));
  const found = TRANSPORTS.filter((transport) => transport !== 'dccp' && named.has(transport));
  return found.length > 0 ? found : ['tcp', 'udp'];
}

/**
 * How to see what listens on a port, by system. Words and traps: without sudo other users' sockets
 * stay hidden; `netstat -tulpn` is Linux only; `findstr` also hits the foreign column; `nc` over UDP
 * proves nothing. `ss -S` is SCTP.
 */
export function checkCommands(
  port: number,
  transports: readonly Transport[],
): Record<System, CheckCommand[]> {
  return {
    linux: [
      ...transports.flatMap((one) => linuxListening(port, one)),
      ...transports.flatMap((one) => openFiles(port, one)),
    ],
    macos: [
      ...transports.flatMap((one) => openFiles(port, one)),
      ...transports.flatMap((one) => macosNetstat(port, one)),
    ],
    windows: [
      ...transports.flatMap((one) => windowsListening(port, one)),
      ...transports.flatMap((one) => windowsProcess(port, one)),
      ...transports.flatMap(windowsExcluded),
    ],
    remote: [
      ...transports.flatMap((one) => reach(port, one)),
      ...transports.flatMap((one) => capture(port, one)),
    ],
  };
}

function linuxListening(port: number, transport: Transport): CheckCommand[] {
  const flags = { tcp: '-ltnp', udp: '-lunp', sctp: '-lSnp', dccp: null }[transport];
  return flags === null
    ? []
    : [{ asks: 'listening', transport, command: `sudo ss ${flags} 'sport = :${port}'` }];
}

function openFiles(port: number, transport: Transport): CheckCommand[] {
  if (transport === 'tcp')
    return [{ asks: 'process', transport, command: `sudo lsof -nP -iTCP:${port} -sTCP:LISTEN` }];
  return transport === 'udp'
    ? [{ asks: 'process', transport, command: `sudo lsof -nP -iUDP:${port}` }]
    : [];
}

/** macOS writes the port after a dot: `*.1323`. */
function macosNetstat(port: number, transport: Transport): CheckCommand[] {
  if (transport !== 'tcp') return [];
  return [
    { asks: 'netstat', transport, command: `netstat -anv -p tcp | grep '\\.${port} .*LISTEN'` },
  ];
}

function windowsListening(port: number, transport: Transport): CheckCommand[] {
  if (transport === 'tcp') {
    return [
      {
        asks: 'listening',
        transport,
        command: `Get-NetTCPConnection -State Listen -LocalPort ${port}`,
      },
    ];
  }
  return transport === 'udp'
    ? [{ asks: 'listening', transport, command: `Get-NetUDPEndpoint -LocalPort ${port}` }]
    : [];
}

function windowsProcess(port: number, transport: Transport): CheckCommand[] {
  if (transport !== 'tcp') return [];
  return [{ asks: 'findstr', transport, command: `netstat -ano | findstr /R /C:":${port} "` }];
}

function windowsExcluded(transport: Transport): CheckCommand[] {
  if (transport !== 'tcp' && transport !== 'udp') return [];
  return [
    {
      asks: 'excluded',
      transport,
      command: `netsh int ipv4 show excludedportrange protocol=${transport}`,
    },
  ];
}

function reach(port: number, transport: Transport): CheckCommand[] {
  if (transport === 'tcp') {
    return [
      { asks: 'reach', transport, command: `nc -zv host ${port}` },
      { asks: 'reachPowershell', transport, command: `Test-NetConnection host -Port ${port}` },
    ];
  }
  const flag = { udp: '-sU', sctp: '-sY', dccp: null }[transport];
  return flag === null
    ? []
    : [{ asks: 'scan', transport, command: `sudo nmap ${flag} -p ${port} host` }];
}

function capture(port: number, transport: Transport): CheckCommand[] {
  return [{ asks: 'capture', transport, command: `${transport}.port == ${port}` }];
}
