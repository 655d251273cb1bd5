/** Listens for others: which program it serves, its name does not say. */
const HOSTS = [
  'docker-proxy',
  'dockerd',
  'com.docker.backend',
  'com.docke',
  'rootlessport',
  'conmon',
  'kube-proxy',
  'systemd',
  'launchd',
  'xinetd',
  'inetd',
  'svchost.exe',
  'system',
  'wslrelay.exe',
] as const;

/** Runs programs of any kind. */
const RUNTIMES = [
  'node',
  'node.exe',
  'java',
  'java.exe',
  'python',
  'python3',
  'python.exe',
  'ruby',
  'php',
  'dotnet',
  'deno',
  'bun',
  'beam.smp',
  'perl',
  'main',
  'host',
] as const;

/** Programs by the name of their process, and the service of the registry that they speak. */
const SPEAKS: Readonly<Record<string, readonly string[]>> = {
  sshd: ['ssh'],
  'sshd-session': ['ssh'],
  dropbear: ['ssh'],
  nginx: ['http', 'https'],
  apache2: ['http', 'https'],
  httpd: ['http', 'https'],
  caddy: ['http', 'https'],
  mysqld: ['mysql'],
  mariadbd: ['mysql'],
  mariadb: ['mysql'],
  postgres: ['postgresql'],
  postmaster: ['postgresql'],
  'redis-server': ['redis'],
  mongod: ['mongodb'],
  mongo: ['mongodb'],
  mosquitto: ['mqtt', 'secure-mqtt'],
  named: ['domain'],
  dnsmasq: ['domain', 'bootps'],
  unbound: ['domain'],
  'systemd-resolve': ['domain', 'llmnr'],
  dhclient: ['bootpc'],
  dhcpcd: ['bootpc'],
  'systemd-network': ['bootpc'],
  chronyd: ['ntp'],
  ntpd: ['ntp'],
  master: ['smtp', 'submission', 'submissions'],
  smtpd: ['smtp', 'submission', 'submissions'],
  exim4: ['smtp', 'submission', 'submissions'],
  dovecot: ['imap', 'imaps', 'pop3', 'pop3s', 'sieve'],
  vsftpd: ['ftp'],
  smbd: ['microsoft-ds', 'netbios-ssn'],
  nmbd: ['netbios-ns', 'netbios-dgm'],
  cupsd: ['ipp'],
  'cups-browsed': ['ipp'],
  'avahi-daemon': ['mdns'],
  mdnsresponder: ['mdns'],
  rpcbind: ['sunrpc'],
  slapd: ['ldap', 'ldaps'],
  snmpd: ['snmp'],
  rsyslogd: ['syslog'],
  epmd: ['epmd'],
};

/** AirPlay Receiver of macOS, on 5000 and 7000; lsof cuts the name. */
export function isAirPlay(program: string): boolean {
  return program.startsWith('ControlCe');
}

/** The process without its folder, `.exe`, and what Linux writes behind a colon: `sshd: someone`. */
export function baseName(program: string): string {
  return program
    .replace(/^.*[/\\](?=.)/, '')
    .replace(/:.*$/, '')
    .trim()
    .toLowerCase();
}

export type ProgramClass = 'host' | 'runtime' | 'program';

export function programClass(program: string): ProgramClass {
  const name = program.trim().toLowerCase();
  if (HOSTS.some((one) => one === name)) return 'host';
  return RUNTIMES.some((one) => one === baseName(program)) ? 'runtime' : 'program';
}

/** The services that a program of this name speaks; none where it is not known. */
export function servicesOf(program: string): readonly string[] {
  const name = baseName(program);
  return Object.hasOwn(SPEAKS, name) ? (SPEAKS[name] ?? []) : [];
}

/** Letters and digits alone, as names are compared. */
export const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** lsof cuts names after 9 characters, Linux after 15. */
const CUT_LENGTHS = [9, 15];

/** What a process, an image or a container is called, ready to be held against many names. */
export interface Asked {
  /** Plain, without its folder and `.exe`. */
  readonly own: string;
  /** Whether it is as long as tools let names be. */
  readonly cut: boolean;
  readonly words: readonly string[];
}

/** Names, ready to be held against many programs. */
export interface NameKeys {
  readonly plain: readonly string[];
  readonly words: ReadonlySet<string>;
}

export function askedOf(program: string): Asked {
  const base = baseName(program).replace(/\.exe$/, '');
  return { own: plain(base), cut: CUT_LENGTHS.includes(base.length), words: wordsOf(base) };
}

export function nameKeys(names: readonly string[]): NameKeys {
  return { plain: names.map(plain), words: new Set(names.flatMap(wordsOf)) };
}

/**
 * Whether a process bears one of these names: the same letters and digits, also with a `d` behind (`mongod`) or
 * `.exe`, or the beginning where the tool has cut it.
 */
export function bearsName({ own, cut }: Asked, names: NameKeys): boolean {
  if (own.length < 2) return false;
  return names.plain.some((name) => {
    if (name === '') return false;
    if (own === name || own === `${name}d` || own === `${name}server`) return true;
    return cut && name.startsWith(own);
  });
}

/** A word of at least four letters that both have: enough only where the port says the same. */
export function sharesWord({ words }: Asked, names: NameKeys): boolean {
  return words.some((word) => names.words.has(word));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 4);
}

/** What an image may be called: `docker.io/grafana/grafana-oss:11` → `grafana-oss`, `grafana`. */
export function imageNames(image: string): string[] {
  const bare = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  if (!/^[\w./-]+$/.test(bare)) return [];
  const parts = bare.split('/');
  const last = parts.at(-1) ?? '';
  // The folder above names the program where the image is one of several: `prom/node-exporter` has none.
  const folder =
    parts.length > 1 && last.startsWith(parts.at(-2) ?? ' ') ? [parts.at(-2) ?? ''] : [];
  return [last, ...folder].filter((one) => one !== '');
}
