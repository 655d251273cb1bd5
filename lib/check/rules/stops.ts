import type { Kind } from '@/packages/portolan/src/portolan';
import { checkCommands, stopCommands, type System } from '@/lib/port-page/check-commands';
import type { Transport } from '@/lib/ports/types';
import { programClass } from './names';
import type { Row } from './rows';

const SYSTEM_OF: Readonly<Partial<Record<Kind, System>>> = {
  ss: 'linux',
  'netstat-linux': 'linux',
  lsof: 'linux',
  'netstat-bsd': 'macos',
  'netstat-windows': 'windows',
  powershell: 'windows',
  docker: 'docker',
};

const CONTAINERS = /^(?:docker-proxy|dockerd|com\.docke.*|rootlessport|conmon)$/i;

/**
 * The commands that stop what a row shows, with its own process number, unit or container in them; none where
 * nothing runs, or where what runs is a part of the system.
 */
export function stopsFor({ entry, programs }: Row, port: number | null): string[] {
  const system = SYSTEM_OF[entry.kind];
  if (system === undefined || port === null || entry.transport === null) return [];
  if (entry.transport === 'ddp' || !['listening', 'bound', 'published'].includes(entry.meaning))
    return [];
  const transports: Transport[] = [entry.transport];
  const all = stopCommands(port, transports);
  if (system === 'docker')
    return entry.owner === null
      ? []
      : all.docker.map(({ command }) => command.replace('NAME', () => entry.owner ?? ''));
  if (programs.some(({ name }) => CONTAINERS.test(name)))
    return [
      ...checkCommands(port, transports).docker.map(({ command }) => command),
      ...all.docker.map(({ command }) => command),
    ];
  if (programs.some(({ name }) => programClass(name) === 'host')) return [];
  if (system === 'windows')
    return all.windows.filter(({ does }) => does === 'holder').map(({ command }) => command);
  const unit = entry.unit;
  if (unit !== null)
    return all.linux
      .filter(({ does }) => does === 'stopUnit')
      .map(({ command }) => command.replace('UNIT', () => unit));
  const pids = [...new Set(programs.flatMap(({ pid }) => pid ?? []))];
  const kill = all[system].filter(({ does }) => does === (pids.length > 0 ? 'process' : 'holder'));
  // Workers end with their parent, and a row may have hundreds.
  return kill.map(({ command }) => command.replace('PID', () => pids.slice(0, 8).join(' ')));
}
