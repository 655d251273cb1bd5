import type { Kind } from './types';

const WHOLE: Readonly<Record<Kind, string>> = {
  ss: 'sudo ss -tulpn',
  lsof: 'sudo lsof -nP -i',
  'netstat-linux': 'sudo ss -tulpn',
  // netstat -an without -A shows more of the column; lsof shows all of it, and the program.
  'netstat-bsd': 'sudo lsof -nP -i',
  'netstat-windows': 'netstat -abno',
  powershell: 'Get-NetTCPConnection -State Listen | Format-List',
  netsh: 'netsh int ipv4 show excludedportrange protocol=tcp',
  fstat: 'fstat -n',
  fuser: 'sudo ss -tulpn',
  docker: 'docker ps --no-trunc',
  compose: 'docker compose config',
  kubernetes: 'kubectl get services,pods -A -o yaml',
  nmap: 'nmap -p- -oX - HOST',
  services: 'getent services',
  numbers: 'sudo ss -tulpn',
};

/** The command that shows whole what this kind of output cut off or left out: numbers, not names, and the program. */
export function wholeCommand(kind: Kind): string {
  return WHOLE[kind];
}
