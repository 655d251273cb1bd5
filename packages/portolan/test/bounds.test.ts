import { describe, expect, it } from 'vitest';
import { interpolate } from '../src/interpolate';
import { readPaste } from '../src/portolan';
import { unbrokenDocker } from '../src/wrapped';
import { readYaml } from '../src/yaml';

const many = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('');

describe('aliases of YAML', () => {
  const file = (ports: number, services: number) =>
    `p: &p\n${many(ports, (at) => `- "${at + 1}:1"\n`)}services:\n${many(services, (at) => ` s${at}: {ports: *p}\n`)}`;

  it('mean the last of their name above them, also through <<', async () => {
    const { entries, whole } = await readPaste(
      'x: &a {ports: ["1:1"]}\nservices:\n s: *a\n t: {<<: *a}\n u: &a {ports: ["2:2"]}\n v: *a\n w: *b\n',
    );
    expect(entries.map(({ owner, port }) => [owner, port])).toEqual([
      ['s', 1],
      ['t', 1],
      ['u', 2],
      ['v', 2],
    ]);
    expect(whole).toBe(true);
  });

  it('that many services share are all read', async () => {
    const { entries, whole } = await readPaste(file(20, 300));
    expect([entries.length, whole]).toEqual([6_000, true]);
  });

  it('make no more of a text than is useful, and it is said', async () => {
    const { entries, whole } = await readPaste(file(1_000, 500));
    expect(whole).toBe(false);
    expect(entries.length).toBeGreaterThan(1_000);
    expect(entries.length).toBeLessThan(20_000);
  });

  it('that bring in each other a thousandfold come to an end', async () => {
    const level = (at: number) => `b${at}: &b${at} {<<: [${many(2_000, () => `*b${at - 1},`)}]}\n`;
    const { whole } = await readPaste(
      `b0: &b0 {a: 1}\n${many(5, (at) => level(at + 1))}services:\n s: *b5\n`,
    );
    expect(whole).toBe(false);
  });

  it('and files by the thousand do not begin the library each', async () => {
    const { entries, whole } = await readPaste('ports: ["1:1"]\n!\n'.repeat(11_000));
    expect(whole).toBe(false);
    expect(entries.length).toBeLessThan(3_000);
  });
});

describe('lines that go on', () => {
  it('are put together as long as a row may be', async () => {
    const row = (pieces: number) =>
      `tcp LISTEN 0 1 *:80 *:* users:(("a",pid=1,fd=3)\n${',("b",pid=2,fd=3)\n'.repeat(pieces)}`;
    const { entries, left } = await readPaste(row(30));
    expect([entries[0]?.programs.length, left]).toEqual([31, []]);
    expect((await readPaste(row(5_000))).entries[0]?.programs).toHaveLength(40);
  });

  it('of containers make no text of gigabytes', () => {
    const lines = ['CONTAINER ID   IMAGE', 'PORTS   NAMES', 'x'.repeat(19_000)];
    const out = unbrokenDocker([...lines, ...Array.from({ length: 500 }, () => 'x')]);
    expect(out.join('\n').length).toBeLessThan(40_000);
  });
});

describe('tags of XML', () => {
  it('that are never closed do not reach into the next, nor to the end', async () => {
    const port = '<port protocol="tcp" portid="80"><state state="open"/></port>';
    const { entries } = await readPaste(`<nmaprun>\n<address addr="a"\n${port}\n`);
    expect(entries.map(({ port: number }) => number)).toEqual([80]);
    expect((await readPaste(`<nmaprun>\n${'<port '.repeat(3_000)}\n`)).entries).toEqual([]);
  });
});

describe('words', () => {
  it('in capitals are no heading in more than one way', async () => {
    const words = 'State '.repeat(3_000);
    expect((await readPaste(`${words}x\n`)).entries).toEqual([]);
    const found = await readPaste(`${'State '.repeat(20)}LocalPort\n`);
    expect(found.entries).toEqual([]);
  });

  it('that name somebody are short, so that a hundred ports repeat little', async () => {
    const { entries } = await readPaste(
      `services:\n ${'o'.repeat(9_000)}:\n  ports: [${many(100, (at) => `"${at + 1}:1",`)}]\n`,
    );
    expect(entries).toHaveLength(100);
    expect(entries.every(({ owner }) => owner?.length === 256)).toBe(true);
  });

  it('with variables in variables are read where they can be a port', () => {
    expect(interpolate('${A:-${B:-80}}:80').text).toBe('80:80');
    const deep = '${A:-'.repeat(500);
    expect(interpolate(deep)).toEqual({ text: deep, gap: false, variable: null });
  });
});

describe('YAML that nests', () => {
  const flow = (depth: number) => `ports: ${'['.repeat(depth)}"1:1"${']'.repeat(depth)}\n`;
  const block = (depth: number) =>
    `services:\n${many(depth, (at) => `${' '.repeat(at + 1)}a:\n`)}${' '.repeat(depth + 1)}ports: ["1:1"]\n`;

  it('is read as deep as anybody writes, and refused before the stack ends', () => {
    const read = (text: string) =>
      readYaml(text, 1, { left: 1_000_000, read: new WeakSet() }).length;
    expect(read(flow(1))).toBe(1);
    expect(read(block(1))).toBe(1);
    for (const text of [flow(100), block(100), flow(190)]) expect(() => read(text)).not.toThrow();
    for (const text of [flow(250), block(250), flow(20_000), 'ports: ' + '{a: '.repeat(5_000)])
      expect(() => read(text)).toThrow('nested too deep');
    expect(() => read(`ports:\n${'- '.repeat(5_000)}`)).toThrow('nested too deep');
    expect(() => read(`${'? '.repeat(5_000)}a`)).toThrow('nested too deep');
  });

  it('says nothing where it is too deep, whatever else is in the text', async () => {
    const { entries } = await readPaste(`${flow(19_000)}\n$ ss -tln\ntcp LISTEN 0 1 *:22 *:*\n`);
    expect(entries.map(({ port }) => port)).toEqual([22]);
  });
});
