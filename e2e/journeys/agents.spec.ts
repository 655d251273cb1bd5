import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createHash, randomBytes } from 'node:crypto';
import { quietPort } from '../api';
import { expect, test } from '../fixtures';

/** Of `quietPort`: no other test has it. */
const SLOT = 48;

/** The SDK's own client, connected to the server under test. */
async function connected(baseURL: string | undefined, token?: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/api/mcp', baseURL), {
      requestInit: token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    }),
  );
  return client;
}

test('an agent looks up, checks, picks and finds collisions', async ({ baseURL }) => {
  const client = await connected(baseURL);
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['look_up', 'check', 'pick', 'collisions']);
  const call = async (name: string, args: Record<string, unknown>) =>
    (await client.callTool({ name, arguments: args })).structuredContent;
  expect(await call('look_up', { query: '1323' })).toMatchObject({ port: 1323, range: 'user' });
  const { items } = (await call('look_up', { query: 'grafana' })) as { items: { title: string }[] };
  expect(items[0]?.title).toBe('Grafana');
  expect(await call('collisions', { software: ['grafana', 'gitea'] })).toMatchObject({
    meetings: [{ portStart: 3000 }],
    moves: [{ portStart: 3000 }],
  });
  expect(await call('pick', { count: 1, near: 3000, seed: 'portolan' })).toMatchObject({
    picks: [{ reasons: [{ code: 'distance' }, {}, {}] }],
  });
  expect(await call('check', { text: 'tcp LISTEN 0 128 *:5432 *:*' })).toMatchObject({
    ports: [{ port: 5432, who: { id: 'postgresql' } }],
  });
  const nothing = await client.callTool({ name: 'pick', arguments: { range: 'everything' } });
  expect(nothing.isError).toBe(true);
  await client.close();
});

test('who has a token may propose, and nobody else', async ({
  baseURL,
  person,
  database,
  request,
}) => {
  const { id } = await person('member');
  const token = `ptl_${randomBytes(32).toString('base64url')}`;
  const port = quietPort(SLOT);
  const args = {
    ...{ port, transports: ['tcp'], software: `Agent ${port}`, isNew: true, role: 'default' },
    ...{ summary: 'It listens here once it is started.', note: 'Seen in its documentation.' },
    ...{ evidenceKind: 'vendor-docs', source: 'https://example.org/docs' },
  };
  const propose = async (given: string) => {
    const client = await connected(baseURL, given);
    const answer = await client.callTool({ name: 'propose', arguments: args });
    await client.close();
    return answer;
  };
  const refused = await propose(token);
  expect(refused.isError).toBe(true);
  expect(JSON.stringify(refused.content)).toContain('401');
  await database.query(
    `INSERT INTO api_token (id, user_id, name, hash, scopes)
     VALUES ($1, $2, 'agent', $3, '{read,write}')`,
    [`e2e-${port}`, id, createHash('sha256').update(token).digest('hex')],
  );
  expect((await propose(token)).structuredContent).toMatchObject({ state: 'open' });
  const known = await request.get(`/api/v1/edits?port=${port}`);
  expect(((await known.json()) as { items: unknown[] }).items).toHaveLength(1);
});

test('a terminal that asks for a port gets a few plain lines', async ({ request }) => {
  const curl = { 'user-agent': 'curl/8.14.1', accept: '*/*' };
  for (const path of ['/ports/1323', '/he/ports/1323']) {
    const answer = await request.get(path, { headers: curl });
    expect(answer.headers()['content-type'], path).toMatch(/^text\/plain/);
    expect(answer.headers()['cache-control'], path).toBe('no-store');
    expect(await answer.text(), path).toContain('Echo');
  }
  expect((await request.get('/ports/70000', { headers: curl })).status()).toBe(404);
  const page = await request.get('/ports/1323', { headers: { ...curl, accept: 'text/html' } });
  expect(page.headers()['content-type']).toMatch(/^text\/html/);
});

test('a badge is always there, for a while', async ({ request }) => {
  for (const [path, said] of [
    ['/badge/ports/1323.svg', 'brcd'],
    ['/badge/ports/70000.svg', 'no such port'],
    ['/badge/ports/http.png', 'no such port'],
    ['/badge/software/grafana.svg', '3000'],
    ['/badge/software/nobody-here.svg', 'not known'],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()['content-type'], path).toMatch(/^image\/svg\+xml/);
    expect(answer.headers()['cache-control'], path).toMatch(/max-age=[1-9]/);
    expect(await answer.text(), path).toContain(said);
  }
});
