import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesOf } from '@/lib/exports/entries.fixture';
import { servicesFile } from '@/lib/exports/services-file';
import { testDb } from '@/lib/testing/postgres';
import { storeNewestRelease } from '@/lib/testing/releases';

/** What glibc should find by number: the names that the ports' pages call first. */
const BY_NUMBER = [
  ['22/tcp', 'ssh'],
  ['25/tcp', 'smtp'],
  ['53/udp', 'domain'],
  ['63/tcp', 'whoispp'],
  ['80/tcp', 'http'],
  ['123/udp', 'ntp'],
  ['143/tcp', 'imap'],
  ['389/tcp', 'ldap'],
  ['443/tcp', 'https'],
  ['445/tcp', 'microsoft-ds'],
  ['465/tcp', 'submissions'],
  ['465/udp', 'igmpv3lite'],
  ['514/udp', 'syslog'],
  ['514/tcp', 'shell'],
  ['587/tcp', 'submission'],
  ['1701/udp', 'l2f'],
  ['2049/tcp', 'nfs'],
  ['3306/tcp', 'mysql'],
  ['5349/tcp', 'stuns'],
  ['6003/tcp', 'x11'],
  ['5672/sctp', 'amqp'],
  ['9/dccp', 'discard'],
] as const;

const BY_NAME = [
  ['http/tcp', 80],
  ['www/tcp', 80],
  ['www-http/udp', 80],
  ['urd/tcp', 465],
  ['submissions/tcp', 465],
  ['nfs/udp', 2049],
  ['shilp/tcp', 2049],
  ['ssh/sctp', 22],
  ['domain/tcp', 53],
  ['pip/tcp', 321],
  ['hbci/tcp', 3000],
  ['ollama/tcp', 11_434],
  ['postgresql/tcp', 5432],
  ['redis/tcp', 6379],
  ['x11/tcp', 6000],
  ['z39.50/tcp', 210],
  ['ms-wbt-server/udp', 3389],
  ['rfb/tcp', 5900],
  ['l2tp/udp', 1701],
  ['amqp/sctp', 5672],
  ['whois++/tcp', 63],
  ['echo/tcp', 7],
] as const;

/**
 * What glibc's `getent services` finds with the file in place of `/etc/services`, in a mount namespace of
 * its own: the machine's file is not touched. Where the system has no glibc or gives no namespace, a
 * reader of services(5) of our own looks instead, and that is said.
 */
function lookUp(file: string, keys: readonly string[]): string[] {
  const script =
    'mount --bind "$0" /etc/services && for key in "$@"; do getent services "$key" || echo "none $key"; done';
  const arguments_ = ['-r', '-m', 'sh', '-c', script, file, ...keys];
  const ran = spawnSync('unshare', arguments_, { encoding: 'utf8' });
  if (ran.status === 0) return ran.stdout.trim().split('\n');
  const why = ran.error?.message ?? ran.stderr.trim();
  process.stderr.write(`glibc could not be asked (${why}): read by services(5) instead\n`);
  const lines = entriesOf(readFileSync(file, 'utf8'));
  return keys.map((key) => {
    const [asked, protocol = ''] = key.split('/');
    const found = lines.find(({ name, place, aliases }) =>
      /^\d/.test(key)
        ? place === key
        : place.endsWith(`/${protocol}`) && [name, ...aliases].includes(asked ?? ''),
    );
    return found === undefined ? `none ${key}` : `${found.name} ${found.place}`;
  });
}

describe('installed as /etc/services, a program finds', () => {
  let folder: string;
  let found: string[];

  beforeAll(async () => {
    await storeNewestRelease();
    folder = mkdtempSync(path.join(tmpdir(), 'portolan-services-'));
    const file = path.join(folder, 'services');
    let content = '';
    for await (const piece of servicesFile(testDb(), 'supported')) content += piece;
    writeFileSync(file, content);
    found = lookUp(file, [...BY_NUMBER.map(([place]) => place), ...BY_NAME.map(([name]) => name)]);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(BY_NUMBER.map(([place, name], at) => [place, name, at] as const))(
    '%s as %s',
    (place, name, at) => {
      expect((found[at] ?? '').split(/\s+/).slice(0, 2)).toEqual([name, place]);
    },
  );

  it.each(BY_NAME.map(([key, port], at) => [key, port, at] as const))(
    '%s on %i',
    (key, port, at) => {
      const [, place] = (found[BY_NUMBER.length + at] ?? '').split(/\s+/);
      expect(place).toBe(`${port}/${key.split('/')[1] ?? ''}`);
    },
  );
});
