import type { PortPage } from '@/lib/port-page/page-model';
import { AIRPLAY_PORTS } from '@/lib/ports/rules/facts';
import type { Transport } from '@/lib/ports/types';
import { TRANSPORTS } from '@/lib/ports/types';

export const SYSTEMS = ['linux', 'macos', 'windows', 'docker', 'remote'] as const;
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
    | 'capture'
    | 'container';
  readonly transport: Transport;
  readonly command: string;
}

/** One command that frees the port, with what it does (a key of `check.stops`). */
export interface StopCommand {
  readonly does: 'process' | 'holder' | 'unit' | 'stopUnit' | 'container' | 'giveBack' | 'airplay';
  readonly transport: Transport;
  readonly command: string;
}

/**
 * The transports worth checking: those that a report or a service's profile names, else those that IANA lists,
 * TCP and UDP where none is named.
 * Tools for DCCP are as good as absent, so it is left out.
 */
export function checkedTransports(page: Pick<PortPage, 'services' | 'reports'>): Transport[] {
  const services = page.services.map(({ transports, profile }) =>
    profile === null || profile.transports.length === 0 ? transports : profile.transports,
  );
  const named = new Set([...services, ...page.reports.map((one) => one.transports)].flat());
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
    docker: [
      { asks: 'container', transport: 'tcp', command: `docker ps --filter publish=${port}` },
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
  const owner = windowsOwner(port, transport);
  if (owner === null) return [];
  const named = { asks: 'process', transport, command: `Get-Process -Id ${owner}` } as const;
  if (transport !== 'tcp') return [named];
  return [
    named,
    { asks: 'findstr', transport, command: `netstat -ano | findstr /R /C:":${port} "` },
  ];
}

/** PowerShell for the number of the process that holds the port. */
function windowsOwner(port: number, transport: Transport): string | null {
  if (transport === 'tcp')
    return `(Get-NetTCPConnection -State Listen -LocalPort ${port}).OwningProcess`;
  return transport === 'udp' ? `(Get-NetUDPEndpoint -LocalPort ${port}).OwningProcess` : null;
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

/**
 * How to free a port, by system. `kill` and `Stop-Process` ask for the number that the commands above print;
 * a program that a service manager or Docker keeps alive is stopped there, or it comes back.
 */
export function stopCommands(
  port: number,
  transports: readonly Transport[],
): Record<System, StopCommand[]> {
  const [first = 'tcp'] = transports;
  return {
    linux: [
      { does: 'process', transport: first, command: 'sudo kill PID' },
      ...transports.flatMap((one) => fuser(port, one)),
      { does: 'unit', transport: first, command: 'systemctl status PID' },
      { does: 'stopUnit', transport: first, command: 'sudo systemctl stop UNIT' },
    ],
    macos: [
      ...(AIRPLAY_PORTS.includes(port)
        ? [{ does: 'airplay', transport: first, command: AIRPLAY_SETTING } as const]
        : []),
      { does: 'process', transport: first, command: 'sudo kill PID' },
      ...transports.flatMap((one) => lsofKill(port, one)),
    ],
    windows: [
      ...transports.flatMap((one) => stopProcess(port, one)),
      ...transports.flatMap((one) => giveBack(port, one)),
    ],
    docker: [{ does: 'container', transport: 'tcp', command: 'docker stop NAME' }],
    remote: [],
  };
}

/** Opens the settings in which AirPlay Receiver is switched off. */
const AIRPLAY_SETTING =
  'open "x-apple.systempreferences:com.apple.AirDrop-Handoff-Settings.extension"';

function fuser(port: number, transport: Transport): StopCommand[] {
  if (transport !== 'tcp' && transport !== 'udp') return [];
  return [{ does: 'holder', transport, command: `sudo fuser -k -TERM ${port}/${transport}` }];
}

function lsofKill(port: number, transport: Transport): StopCommand[] {
  const which = { tcp: `-iTCP:${port} -sTCP:LISTEN`, udp: `-iUDP:${port}`, sctp: null, dccp: null };
  const found = which[transport];
  if (found === null) return [];
  return [{ does: 'holder', transport, command: `sudo lsof -t ${found} | xargs sudo kill` }];
}

function stopProcess(port: number, transport: Transport): StopCommand[] {
  const owner = windowsOwner(port, transport);
  return owner === null
    ? []
    : [{ does: 'holder', transport, command: `Stop-Process -Id ${owner}` }];
}

/** In one line of an administrator's PowerShell: winnat must not run while the port is taken out of its ranges. */
function giveBack(port: number, transport: Transport): StopCommand[] {
  if (transport !== 'tcp' && transport !== 'udp') return [];
  const reserve = `netsh int ipv4 add excludedportrange protocol=${transport} startport=${port} numberofports=1`;
  return [
    { does: 'giveBack', transport, command: `net stop winnat; ${reserve}; net start winnat` },
  ];
}
