import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPackage, runBuilt } from './built.fixture';

let built: Awaited<ReturnType<typeof builtPackage>>;

beforeAll(async () => {
  built = await builtPackage();
});
afterAll(() => built.remove());

const portolan = (args: readonly string[]) => runBuilt(built.program, args);

describe('a wrong call', () => {
  it.each([
    [['pick', '-n', '0'], '--count 0: must be at least 1'],
    [['pick', '--run', '9999'], '--run 9999: must be at most 1000'],
    [['pick', '--seed', ''], '--seed : must not be empty'],
    [['pick', '-t', 'ip'], '--transport ip: must be one of tcp, udp, sctp, dccp'],
    [['pick', '--near'], "Option '--near <value>' argument missing (portolan help)"],
    [['propose', '80', '--transport', 'ip'], '--transport ip: must be one of tcp, udp, sctp, dccp'],
    [['lint', 'nowhere'], 'nowhere cannot be read: there is no such file'],
    [['mcp', 'more'], 'it takes no arguments: portolan mcp'],
    [['80', '443'], 'name one port at a time: portolan 1323'],
    [[''], 'name a port or a name: portolan 1323'],
  ])('%j is told in one line', async (args, said) => {
    expect(await portolan(args)).toEqual({ status: 2, out: '', err: `portolan: ${said}\n` });
  });

  it('with --help is shown the help', async () => {
    expect(await portolan(['lok', '--help'])).toMatchObject({ status: 0, err: '' });
  });
});

describe('a command', () => {
  it('reads what its question is about and nothing else', async () => {
    const questions = [
      ['pick', '-n', '2', '--near', '9000'],
      ['pick', '--run', '30', '--near', '9000', '-t', 'udp'],
      ['1323'],
    ];
    const before = await Promise.all(questions.map(portolan));
    expect(before.map(({ status }) => status)).toEqual([0, 0, 0]);
    const file = (name: string) => path.join(built.folder, 'dist', 'data', `${name}.tsv`);
    // What is known of port 80 can no longer be read, nor of ports from 49152 on; no name can be looked up.
    const ports = readFileSync(file('ports'), 'utf8').replace(/^(00080|49152)\t.*$/gm, '$1\t?');
    writeFileSync(file('ports'), ports);
    rmSync(file('names'));
    expect(await Promise.all(questions.map(portolan))).toEqual(before);
    expect((await portolan(['80'])).status).toBe(2);
  });
});
