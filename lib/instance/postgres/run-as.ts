import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { OperatorError } from '@/lib/platform/errors';

/** How PostgreSQL is run: a command put before it, and who must own its data. */
export interface RunAs {
  prefix: string[];
  /** Null: whoever runs this. */
  owner: { uid: number; gid: number } | null;
}

/**
 * PostgreSQL refuses to run as root. Two ways round it need no account of their own and no folder
 * that others can reach:
 * 1. a user namespace in which root is `nobody`; outside it the files stay root's;
 * 2. where namespaces are forbidden (many containers): really `nobody`, with leave to pass the
 *    folders that are root's alone. `no_setuid_fixup` keeps that leave for access(2) too.
 * initdb looks its user up by number, so the number has to be one that every system knows.
 */
export function chooseRunAs(dir: string, program: string): RunAs {
  const ordinary: RunAs = { prefix: [], owner: null };
  if (process.platform === 'win32' || isOrdinaryUser()) return ordinary;
  const nobody = findNobody();
  const candidates: RunAs[] = [
    {
      prefix: ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`],
      owner: process.getuid?.() === 0 ? { uid: 0, gid: 0 } : null,
    },
    {
      prefix: [
        'setpriv',
        '--securebits=+no_setuid_fixup',
        `--reuid=${nobody.uid}`,
        `--regid=${nobody.gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
      ],
      owner: nobody,
    },
  ];
  const found = candidates.find((candidate) => reaches(candidate, dir, program));
  if (found) return found;
  throw new OperatorError(
    'PostgreSQL does not run as root, and neither unshare nor setpriv can change that here: start Portolan as an ordinary user, or set DATABASE_URL',
  );
}

/** Somebody without an entry in passwd (a container's --user) is not known to initdb either. */
function isOrdinaryUser(): boolean {
  if (process.getuid?.() === 0) return false;
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function findNobody(): { uid: number; gid: number } {
  const fallback = { uid: 65534, gid: 65534 };
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('nobody:'));
    const [, , uid, gid] = line?.split(':') ?? [];
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : fallback;
  } catch {
    return fallback;
  }
}

/** Can PostgreSQL, run this way, write its folder and run its program? Tried, not reasoned. */
function reaches(candidate: RunAs, dir: string, program: string): boolean {
  const [command = '', ...args] = candidate.prefix;
  const script = 'cd "$1" && : > reach && rm reach && test -r "$2" && exec "$2" -V';
  const tried = spawnSync(command, [...args, 'sh', '-c', script, 'sh', dir, program], {
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** PostgreSQL insists on owning its data, which another way of running may have left to another. */
export function giveData(data: string, runAs: RunAs): void {
  const { owner } = runAs;
  if (owner === null || process.getuid?.() !== 0 || lstatSync(data).uid === owner.uid) return;
  const pending = [data];
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    lchownSync(entry, owner.uid, owner.gid);
    if (!lstatSync(entry).isDirectory()) continue;
    for (const name of readdirSync(entry)) pending.push(path.join(entry, name));
  }
}
