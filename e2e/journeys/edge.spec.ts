import { request as ask } from 'node:http';
import http2 from 'node:http2';
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { call } from '../../scripts/chaos/calls';
import type { Stormer } from '../../scripts/chaos/ledger';
import { type Edge, findNginx, startEdge } from '../../scripts/test/edge';
import { type Fleet, type Member, openFleet } from '../../scripts/test/fleet';
import { newReport } from '../api';

const server = () => process.env.E2E_DATABASE_URL ?? '';
const name = `portolan_edge_${randomBytes(4).toString('hex')}`;
const nginx = findNginx();
const PORT = 59_201;

let fleet: Fleet;
let instances: Member[];
let edge: Edge;
let report = 0;

test.skip(nginx === null, 'nginx is not installed');
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  if (nginx === null) return;
  await createDatabase(server(), name);
  fleet = await openFleet(onServer(server(), name));
  const settings = { TRUSTED_PROXIES: '127.0.0.1', NEXTAUTH_URL: 'https://ports.example.org' };
  instances = [await fleet.start(settings), await fleet.start(settings)];
  edge = await startEdge(
    nginx,
    instances.map(({ origin }) => origin),
  );
  const [author, approver] = fleet.people.moderators as [Stormer, Stormer];
  const act = async (who: Stormer, path: string, body: object) =>
    (await call(edge.plain, who, { method: 'POST', path, body }))?.body as {
      id: number;
      subject: { id: number };
    };
  const { id } = await act(author, '/edits', newReport(PORT, 'Eddy'));
  const decided = { verdict: 'approve', reason: 'Looked at.', version: 1 };
  report = (await act(approver, `/edits/${id}/reviews`, decided)).subject.id;
});

test.afterAll(async () => {
  if (nginx === null) return;
  await edge?.stop();
  await fleet?.close();
  await dropDatabase(server(), name);
});

test('it is reached by TLS and HTTP/2 and by nothing else', async () => {
  expect(edge.checked).toContain('test is successful');
  const session = http2.connect(edge.secure, {
    rejectUnauthorized: false,
    servername: 'ports.example.org',
  });
  const asked = session.request({ ':path': `/ports/${PORT}` });
  const headers = await new Promise<http2.IncomingHttpHeaders>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject);
  });
  asked.close();
  session.close();
  expect(headers[':status']).toBe(200);
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  const plain = await fetch(`${edge.redirecting}/ports/80?a=b`, { redirect: 'manual' });
  expect(plain.status).toBe(308);
  expect(plain.headers.get('location')).toBe('https://127.0.0.1/ports/80?a=b');
  expect((await fetch(`${edge.plain}/api/internal/revalidate`, { method: 'POST' })).status).toBe(
    404,
  );
});

interface Got {
  readonly status: number;
  readonly encoding: string | undefined;
  readonly body: Buffer;
}

/** Over a connection of its own, which may come from another address. */
function get(path: string, headers: Record<string, string> = {}, from = '127.0.0.1') {
  return new Promise<Got>((resolve, reject) => {
    const asked = ask(`${edge.plain}${path}`, { headers, localAddress: from }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0 } = response;
        const encoding = response.headers['content-encoding'];
        resolve({ status, encoding, body: Buffer.concat(chunks) });
      });
    });
    asked.on('error', reject).end();
  });
}

/** As browsers and programs write it, and what they get. */
const ACCEPTED: readonly (readonly [string, 'br' | 'gzip' | undefined])[] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, *;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['identity', undefined],
];

test('each of the three encodings is kept apart, with the page for whoever comes when no instance answers', async () => {
  const unpack = ({ encoding, body }: Got) =>
    (encoding === 'br'
      ? brotliDecompressSync(body)
      : encoding === 'gzip'
        ? gunzipSync(body)
        : body
    ).toString('utf8');
  const texts = async () => {
    const found: string[] = [];
    for (const [accepted, encoding] of ACCEPTED) {
      const got = await get(`/ports/${PORT}`, { 'accept-encoding': accepted });
      expect([got.status, got.encoding], accepted).toEqual([200, encoding]);
      found.push(unpack(got));
    }
    return new Set(found);
  };
  const before = await texts();
  expect(before.size).toBe(1);
  expect([...before][0]).toContain('Eddy');
  await Promise.all(instances.map((instance) => instance.stop()));
  expect(await texts()).toEqual(before);
  expect((await get('/ports/59299')).status).toBeGreaterThanOrEqual(500);
  await Promise.all(instances.map((instance) => instance.restart()));
});

test('a vote shows through the cache', async () => {
  const read = async () => (await get(`/ports/${PORT}`)).body.toString('utf8');
  const before = await read();
  const voter = fleet.people.authors[0] as Stormer;
  const path = `/reports/${report}/vote`;
  const vote = { method: 'PUT', path, body: { value: 'confirm' } } as const;
  expect((await call(edge.plain, voter, vote))?.status).toBe(200);
  await expect.poll(read).not.toBe(before);
});

test('a flood from one address is held up, the machine itself and other addresses are not', async () => {
  const flood = (from: string, headers = {}) =>
    Promise.all(Array.from({ length: 100 }, () => get(`/ports/${PORT}`, headers, from)));
  const held = (answers: Got[]) => answers.filter(({ status }) => status === 429).length;
  expect(held(await flood('127.0.0.1'))).toBe(0);
  expect(held(await flood('127.0.0.2'))).toBeGreaterThan(0);
  expect((await get(`/ports/${PORT}`, {}, '127.0.0.3')).status).toBe(200);
  const member = { cookie: '__Secure-next-auth.session-token=x' };
  const [anonymous, known] = [await flood('127.0.0.4'), await flood('127.0.0.5', member)];
  expect(held(known)).toBeLessThan(held(anonymous));
});

test('restarting one instance after the other drops no request', async () => {
  const faults: string[] = [];
  let [done, over] = [0, false];
  const work = async (path: string, init: RequestInit = {}) => {
    for (let turn = 0; !over; turn += 1) {
      try {
        const answer = await fetch(`${edge.plain}${path}${turn % 2 === 0 ? '' : `?${turn}`}`, init);
        await answer.arrayBuffer();
        if (answer.status !== 200) faults.push(`${path}: ${answer.status}`);
      } catch (error) {
        faults.push(`${path}: ${String(error)}`);
      }
      done += 1;
    }
  };
  const voting = fleet.people.authors.map(({ token }, at) =>
    work(`/api/v1/reports/${report}/vote`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ value: at % 2 === 0 ? 'confirm' : 'dispute' }),
    }),
  );
  const working = [work('/log'), work(`/api/v1/reports/${report}`), ...voting];
  const untilMore = async (count: number) => {
    const wanted = done + count;
    await expect.poll(() => done >= wanted || faults.length > 0).toBe(true);
  };
  await untilMore(20);
  for (const instance of instances) {
    await instance.restart();
    await untilMore(20);
  }
  over = true;
  await Promise.all(working);
  expect(faults).toEqual([]);
});
