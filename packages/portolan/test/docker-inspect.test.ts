import { describe, expect, it } from 'vitest';
import { readPaste } from '../src/portolan';
import { INSPECT } from './outputs.fixture';
import { read } from './told.fixture';

const words = async (text: string) =>
  (await read(text)).map(({ line, meaning, transport, port, address, owner, image, target }) =>
    [line, meaning, transport, port, address, owner, image, target?.join('-')].join(' '),
  );

describe('docker inspect', () => {
  it('says what a container publishes, its name and its image, and leaves no line over', async () => {
    const at = (text: string, after = 0) =>
      INSPECT.split('\n').findIndex((line, index) => index > after && line.includes(text)) + 1;
    const ports = at('"Ports": {');
    const first = at('"HostPort"', ports);
    expect(await words(INSPECT)).toEqual([
      `${first} published tcp 15432 127.0.0.1 shop-db-1 postgres:16 5432-5432`,
      `${at('"HostPort"', first)} published tcp 15432 ::1 shop-db-1 postgres:16 5432-5432`,
      `${at('"8008/tcp": null')} inside tcp   shop-db-1 postgres:16 8008-8008`,
    ]);
    expect((await readPaste(INSPECT)).left).toEqual([]);
  });

  it('reads it in one line, as --format and jq -c write it, several containers too', async () => {
    const told = JSON.parse(INSPECT) as unknown[];
    expect(await words(JSON.stringify([...told, ...told]))).toHaveLength(6);
    expect(
      await words(`$ docker inspect --format '{{json .}}' db\n${JSON.stringify(told[0])}`),
    ).toEqual((await words(INSPECT)).map((one) => one.replace(/^\d+/, '2')));
  });

  it('takes nothing of a container that is stopped, or of other JSON', async () => {
    const stopped = INSPECT.replace(/"Ports": \{[^]*?null\n\s+\}/, '"Ports": {}');
    expect(await read(stopped)).toEqual([]);
    expect(await read('{\n  "Ports": {\n    "80/tcp": [\n {\n "HostPort": "8080"\n')).toEqual([]);
  });

  it('goes on reading other output below it', async () => {
    const below = 'tcp LISTEN 0 511 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=7,fd=6))';
    const entries = await read(`${INSPECT}\n${below}`);
    expect(entries.at(-1)).toMatchObject({ kind: 'ss', port: 80 });
    expect(entries).toHaveLength(4);
  });
});

describe('docker ps', () => {
  const HEADING =
    'CONTAINER ID   IMAGE                                        COMMAND       CREATED       STATUS       PORTS                    NAMES';
  const row = (image: string) =>
    `0a1b2c3d4e5f   ${image.padEnd(42)}   "/bin/run"    2 hours ago   Up 2 hours   0.0.0.0:3001->3000/tcp   web`;
  it.each([
    'postgres:16',
    'ghcr.io/x/grafana:11',
    'quay.io/prometheus/node-exporter',
    'registry.example.org:5000/team/app:1.2',
  ])('names the image %s', async (image) => {
    const [entry] = await read(`${HEADING}\n${row(image)}`);
    expect(entry).toMatchObject({ image, port: 3001, owner: 'web' });
    const [folded] = await read(row(image).replace(/ {2,}/g, ' '));
    expect(folded).toMatchObject({ image, kind: 'docker' });
  });

  it('is no rest of a row of sockets above it that was cut off', async () => {
    const [entry] = await read(`  TCP    127.0.0.1:NAME STATUS\n${row('redis:7')}`);
    expect(entry).toMatchObject({ line: 2, image: 'redis:7' });
  });

  it('cuts no number in two where the rows do not stand under the heading', async () => {
    const text = `CONTAINER ID  PORTS   NAMES\n    0.0.0.0:1234->9876/tcp, 0.0.0.0:4321->7890/tcp`;
    const moved = text.replace('ID  PORTS', `ID${' '.repeat(26)}PORTS`);
    expect((await read(moved)).map(({ port }) => port)).toEqual([1234, 4321]);
  });

  it('names none where the image is a number', async () => {
    expect((await read(`${HEADING}\n${row('9f2d3c4b5a69')}`))[0]?.image).toBeNull();
  });

  it('reads the image of --format json', async () => {
    const json =
      '{"ID":"0a1b2c3d4e5f","Image":"gitea/gitea:1.22","Names":"git","Ports":"0.0.0.0:3000-\\u003e3000/tcp"}';
    expect((await read(json))[0]).toMatchObject({ image: 'gitea/gitea:1.22', owner: 'git' });
  });
});
