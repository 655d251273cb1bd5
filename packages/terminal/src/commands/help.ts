import { version } from '../version';
import { snapshotHead } from '../snapshot';
import { type Command, Wrong } from '../terminal';

/** Every command: how it is called, and what it does. Completion reads it too. */
export const USAGES = {
  check: [
    'ss -ltnp | portolan check [FILE…]',
    'who is on which port, what collides (* others can reach it)',
  ],
  pick: [
    'portolan pick [-n COUNT] [--near PORT] [--bind]',
    'free ports with reasons; also --run, --range, --seed, --avoid, --transport, --include',
  ],
  collisions: [
    'portolan collisions NAME…',
    'which programs or images meet, and the fewest changes',
  ],
  lint: [
    'portolan lint FILE|FOLDER…',
    'Compose, Kubernetes and Docker files; also --allow PORTS, --github, --strict',
  ],
  services: ['portolan services [NAME…]', 'official names in the form of /etc/services'],
  propose: [
    'portolan propose PORT [--software NAME]',
    'opens the form for a report; also --summary, --source, --transport, --site, --print',
  ],
  mcp: ['portolan mcp', 'a Model Context Protocol server on standard input and output'],
  completion: [
    'portolan completion bash|zsh|fish|powershell',
    'the script that completes commands',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** What can be called, and the exit statuses. */
export const help: Command = ([name], { out }) => {
  if (name === 'version') {
    const { release, made } = snapshotHead();
    out(`portolan ${version} (IANA release ${release}, data of ${made})`);
    return Promise.resolve(0);
  }
  if (name !== undefined && !Object.hasOwn(USAGES, name) && name !== 'complete')
    throw new Wrong(`there is no command ${name} (portolan help)`);
  const asked = Object.entries(USAGES).filter(([one]) => name === undefined || one === name);
  out(
    [
      ...(name === undefined
        ? ['portolan PORT|NAME', '    what a port is, or what a service or a program uses']
        : []),
      ...asked.flatMap(([, [usage, does]]) => [usage, `    ${does}`]),
      '',
      'With --json a command answers as JSON. Status 0: all is well; 1: something was found; 2: called wrongly.',
    ].join('\n'),
  );
  return Promise.resolve(0);
};
