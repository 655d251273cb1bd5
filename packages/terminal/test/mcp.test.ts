import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPackage } from './built.fixture';

let built: Awaited<ReturnType<typeof builtPackage>>;

beforeAll(async () => {
  built = await builtPackage();
});
afterAll(() => built.remove());

async function withClient<Value>(
  env: Record<string, string>,
  work: (client: Client) => Promise<Value>,
) {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [built.program, 'mcp'], env }),
  );
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

describe('portolan mcp', () => {
  it('answers from what it carries, and cannot propose without a token', async () => {
    await withClient({}, async (client) => {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(['look_up', 'check', 'pick', 'collisions']);
      const call = async (name: string, args: Record<string, unknown>) =>
        client.callTool({ name, arguments: args });
      const port = await call('look_up', { query: '1323' });
      expect(port.structuredContent).toMatchObject({ port: 1323, services: [{ name: 'brcd' }] });
      expect((await call('look_up', { query: 'nobody' })).isError).toBe(true);
      const { structuredContent: met } = await call('collisions', {
        software: ['grafana', 'gitea'],
      });
      expect(met).toMatchObject({ meetings: [{ portStart: 3000 }], moves: [{ portStart: 3000 }] });
      const picked = await call('pick', { count: 2, near: 3000 });
      expect((picked.structuredContent as { picks: unknown[] }).picks).toHaveLength(2);
      expect((await call('pick', { range: 'everything' })).isError).toBe(true);
      const read = await call('check', { text: 'a 0.0.0.0:3000->3000/tcp' });
      expect(read.structuredContent).toMatchObject({ ports: [{ port: 3000 }] });
    });
  });

  it('proposes with a token, in its owner’s name', async () => {
    const asked: { path: string; token: string; body: unknown }[] = [];
    const take = async (request: IncomingMessage) => {
      const { url: path = '', headers } = request;
      const body: unknown = JSON.parse(await text(request));
      asked.push({ path, token: headers.authorization ?? '', body });
      return { id: '7', state: 'open' };
    };
    const site = createServer((request, response) => {
      void take(request).then((answer) =>
        response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      );
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const propose = () =>
      withClient({ PORTOLAN_TOKEN: 'abc', PORTOLAN_SITE: address }, (client) =>
        client.callTool({
          name: 'propose',
          arguments: {
            ...{ port: 1323, transports: ['tcp'], software: 'echo', role: 'default', note: 'seen' },
            ...{
              summary: 'It does.',
              evidenceKind: 'vendor-docs',
              source: 'https://echo.example/',
            },
          },
        }),
      );
    const answer = await propose();
    await new Promise((resolve) => site.close(resolve));
    const { isError, content } = await propose();
    expect([isError, JSON.stringify(content)]).toEqual([
      true,
      expect.stringContaining(`${address} could not be reached`),
    ]);
    expect(answer.structuredContent).toEqual({ id: '7', state: 'open' });
    expect(asked).toMatchObject([
      {
        ...{ path: '/api/v1/edits', token: 'Bearer abc' },
        body: { kind: 'report.create', changes: { portStart: 1323, software: { slug: 'echo' } } },
      },
    ]);
  });
});
