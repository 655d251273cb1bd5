import { describe, expect, it } from 'vitest';
import { FACTS, INDEX, listen, rows } from './check.fixture';
import { collisionsIn } from './collisions';
import { askedOf, baseName, bearsName, nameKeys } from './names';
import { indexFacts, portOfName, whoIs } from './who';

async function who(line: string) {
  const [row] = await rows(line);
  const found = whoIs(row!, row!.entry.port, INDEX, 'en');
  return [found.best?.label ?? null, found.why, found.others.map(({ label }) => label)];
}

describe('who it is', () => {
  const container = (image: string, inside: number, name = 'web') =>
    `0a1b2c3d4e5f   ${image}   "/run"   2 hours ago   Up 2 hours   0.0.0.0:8765->${inside}/tcp   ${name}`;

  it('is said by the image of a container, before its name and the number', async () => {
    expect(await who(container('postgres:16', 5432))).toEqual(['PostgreSQL', 'image', []]);
    expect(await who(container('ghcr.io/x/grafana:11', 3000))).toEqual(['Grafana', 'image', []]);
    expect(await who(container('quay.io/prometheus/node-exporter', 9100))).toEqual([
      'Node exporter',
      'image',
      [],
    ]);
    expect(await who(container('grafana/grafana:11', 4000))).toEqual([
      'Grafana',
      'image-elsewhere',
      [],
    ]);
    // What runs programs of any kind says nothing, nor does the image of somebody's own.
    expect(await who(container('node:20', 5432))).toEqual(['PostgreSQL', 'assigned', []]);
    expect(await who(container('shop/backend', 3000, 'my-grafana'))).toEqual([
      'Grafana',
      'owner',
      [],
    ]);
  });

  it('is said by program and port together, else by one of them', async () => {
    expect(await who(listen('*:22', 'sshd'))).toEqual(['SSH', 'program', []]);
    expect(await who(listen('*:3000', 'grafana'))).toEqual(['Grafana', 'program', ['hbci']]);
    expect(await who(listen('*:9100', 'prometheus-node'))).toEqual([
      'Node exporter',
      'program',
      [],
    ]);
    expect(await who(listen('*:8765', 'prometheus'))).toEqual([
      'Prometheus',
      'program-elsewhere',
      [],
    ]);
    expect(await who(listen('*:3000'))).toEqual(['Grafana', 'reported', ['hbci']]);
    expect(await who(listen('*:5432', 'node'))).toEqual(['PostgreSQL', 'assigned', []]);
    expect(await who(listen('*:8765', 'node'))).toEqual([null, 'none', []]);
    expect(await who(listen('*:7000', 'ControlCe'))).toEqual([null, 'airplay', []]);
    expect(await who('web-grafana-1 0.0.0.0:3000->3000/tcp')).toEqual([
      'Grafana',
      'owner',
      ['hbci'],
    ]);
  });

  it('is not said where several are known alike', async () => {
    const more = { ...FACTS.reports[0]!, software: 1 };
    const software = FACTS.software.map((one) => [...one.slice(0, 3), 'everyone'] as never);
    const index = indexFacts({ ...FACTS, software, reports: [...FACTS.reports, more] });
    const [row] = await rows(listen('*:3000', 'node'));
    const found = whoIs(row!, 3000, index, 'en');
    expect([found.best, found.why]).toEqual([null, 'several']);
    expect(found.others.map(({ label }) => label)).toEqual(['Grafana', 'Prometheus', 'hbci']);
  });

  it('in a container is known by its port inside; outside are those it meets', async () => {
    expect(await who('web 0.0.0.0:5432->3000/tcp')).toEqual([
      'Grafana',
      'reported',
      ['PostgreSQL'],
    ]);
    expect(await who('web 0.0.0.0:8765->9090/tcp')).toEqual(['Prometheus', 'reported', []]);
  });

  it('goes by the transport', () => {
    expect(portOfName('syslog', 'udp', INDEX)).toBe(514);
    expect(portOfName('syslog', 'tcp', INDEX)).toBeNull();
  });

  it('does not choose where a name stands for several ports', () => {
    expect(portOfName('http-alt', 'tcp', INDEX)).toBeNull();
  });
});

describe('names of programs', () => {
  it.each([
    ['/usr/sbin/apach', '/usr/sbin/apach'.slice(10)],
    ['sshd: someone', 'sshd'],
    ['C:\\Windows\\System.exe', 'c'],
  ])('%s', (name, base) => {
    if (base !== 'c') expect(baseName(name)).toBe(base);
  });

  it('are the same with a d behind, and where the tool cut them; not for sharing a beginning', () => {
    const bears = (program: string, name: string) => bearsName(askedOf(program), nameKeys([name]));
    expect(bears('mongod', 'Mongo')).toBe(true);
    expect(bears('prometheus-post', 'prometheus-postgres-exporter')).toBe(true);
    expect(bears('NVIDIA Web Helper.exe', 'nvidia-web-helper')).toBe(true);
    expect(bears('node', 'node-exporter')).toBe(false);
    expect(bears('prometheus-node', 'prometheus')).toBe(false);
  });
});

describe('collisions', () => {
  const kinds = async (...lines: string[]) =>
    collisionsIn(await rows(...lines)).told.map(({ kind, port }) => [kind, port]);

  it('are two that want one port of one transport on one address', async () => {
    const compose = (...ports: string[]) => [
      'services:',
      ...ports.flatMap((port, at) => [`  s${at}:`, `    ports: ["${port}"]`]),
    ];
    expect(await kinds(...compose('80:80', '80:8080'))).toEqual([['taken', 80]]);
    expect(await kinds(...compose('80-90:80-90', '85:1'))).toEqual([['taken', 85]]);
    expect(await kinds(...compose('80:80', '80:80/udp'))).toEqual([]);
    expect(await kinds(...compose('127.0.0.1:80:80', '127.0.0.2:80:80'))).toEqual([]);
    expect(await kinds(...compose('127.0.0.1:80:80', '80:80'))).toEqual([['taken', 80]]);
    expect(await kinds(listen('*:80', 'nginx', 7), ...compose('80:80'))).toEqual([['taken', 80]]);
  });

  it('are not IPv4 and IPv6 of one program, nor a container and who publishes it', async () => {
    expect(await kinds(listen('0.0.0.0:22', 'sshd', 7), listen('[::]:22', 'sshd', 7))).toEqual([]);
    expect(await kinds(listen('0.0.0.0:80', 'docker-proxy', 7), 'web 0.0.0.0:80->80/tcp')).toEqual(
      [],
    );
    expect(
      await kinds(
        listen('127.0.0.1:53', 'unbound', 1),
        listen('127.0.0.53%lo:53', 'systemd-resolve', 2),
      ),
    ).toEqual([]);
  });

  it('are also a wish for what Windows keeps back', async () => {
    expect(
      await kinds(
        ...['Protocol tcp Port Exclusion Ranges', '', 'Start Port    End Port'],
        ...['----------    --------', '      5000        5059', ''],
        ...['services:', '  a:', '    ports: ["5010:80"]'],
      ),
    ).toEqual([['excluded', 5010]]);
  });
});

describe('rows', () => {
  it('tell what listens for a container with the container, and keep what is planned apart', async () => {
    const found = await rows(
      listen('0.0.0.0:8080', 'docker-proxy', 7),
      listen('[::]:8080', 'docker-proxy', 8),
      listen('0.0.0.0:9000', 'docker-proxy', 9),
      'web 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
      ...['services:', '  app:', '    ports: ["8080:80"]'],
    );
    expect(found.map(({ entry, lines }) => [entry.port, entry.kind, lines])).toEqual([
      [8080, 'docker', [1, 2, 4]],
      [8080, 'compose', [7]],
      [9000, 'ss', [3]],
    ]);
  });

  it('tell one port once, with the widest of its addresses, and leave connections out', async () => {
    const found = await rows(
      listen('127.0.0.1:22', 'sshd', 7),
      listen('[::]:22', 'sshd', 8),
      'tcp ESTAB 0 0 10.0.0.1:22 10.0.0.2:50000',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      lines: [1, 2],
      exposure: 'any',
      addresses: ['127.0.0.1', '::'],
    });
  });
});
