import { describe, expect, it } from 'vitest';
import { readPaste } from '../src/portolan';
import { FREEBSD, FUSER_TABLE, OPENBSD } from './outputs.fixture';
import { lines, read } from './told.fixture';

describe('fstat', () => {
  it('reads OpenBSD’s: who listens, who speaks, and nothing in files', async () => {
    expect(await lines(OPENBSD)).toEqual([
      '5 listening tcp 22 * sshd:75629',
      '6 listening tcp 22 :: sshd:75629',
      '7 listening tcp 3306 127.0.0.1 mysqld:22190',
      '8 connected tcp 5000 10.0.0.2 ssh:4321',
      '9 connected tcp 22 10.0.0.2 sshd:75630',
      '10 listening udp 53 127.0.0.1 unbound:99',
      '13 listening tcp 8445 fe80::445:1%em0 relayd:113',
    ]);
    expect((await readPaste(OPENBSD)).left).toEqual([]);
  });

  it('takes no number for a port where FreeBSD names none', async () => {
    expect(await readPaste(FREEBSD)).toEqual({ entries: [], kinds: [], left: [], whole: true });
  });
});

describe('fuser', () => {
  it('reads -v: the port, and every program that holds it', async () => {
    expect(await lines(`$ sudo fuser -v -n tcp 8080 http\n${FUSER_TABLE}`)).toEqual([
      '3 bound tcp 8080 - node:1234+java:1240',
      '5 bound tcp http - nginx: master:4321',
    ]);
    expect((await readPaste(FUSER_TABLE)).left).toEqual([]);
  });

  it('reads the short answer, whose other numbers are processes', async () => {
    expect(await lines('8080/tcp:             1234  5678')).toEqual([
      '1 bound tcp 8080 - :1234+:5678',
    ]);
    expect(await lines('5353/udp6:            812')).toEqual(['1 bound udp 5353 - :812']);
    // Without the name of the port, as a pipe gets it, there are processes alone.
    expect(await read('$ fuser 8080/tcp 2>/dev/null\n 1234  5678')).toEqual([]);
    // Two numbers below are a range of another tool.
    expect(
      await lines('80/tcp:  12\n\n----------    --------\n     49697       49796'),
    ).toHaveLength(2);
    // A number too high is none, and what is no process says nothing.
    expect(await read('70000/tcp:   1234')).toEqual([]);
    expect(await read('80/tcp:  open')).toEqual([]);
  });
});
