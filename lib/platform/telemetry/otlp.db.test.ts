import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { trace } from '@opentelemetry/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDb } from '@/lib/testing/postgres';
import { inTransaction, pool } from '../db';
import { countRefusal } from '../refusals';
import { startTelemetry } from './otlp';
import { spanned, telemetry } from './spans';

interface SentSpan {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number; readonly message?: string };
  readonly attributes: readonly {
    readonly key: string;
    readonly value: { stringValue?: string };
  }[];
}

/** What a real collector would have been sent, by path. */
const sent = { '/v1/traces': [] as unknown[], '/v1/metrics': [] as unknown[] };
const sink = http.createServer((request, response) => {
  void json(request).then((body) => {
    sent[request.url as keyof typeof sent]?.push(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

beforeAll(() => new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => sink.close(resolve)));

const spansSent = () =>
  (sent['/v1/traces'] as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] }[]).flatMap(
    ({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );

it('nothing is told where no collector is configured', async () => {
  expect(telemetry()).toBeUndefined();
  expect(await spanned('x', {}, () => Promise.resolve(7))).toBe(7);
});

it('a collector gets spans within one another and metrics, and nothing of anybody', async () => {
  await testDb().$queryRaw`SELECT 1`;
  const { port } = sink.address() as AddressInfo;
  const told = startTelemetry(`http://127.0.0.1:${port}/`);
  await spanned('HTTP GET', { 'http.request.method': 'GET' }, async () => {
    await pool().query('SELECT $1::text AS who', ['ada@example.org']);
    await inTransaction((tx) => tx.user.findMany({ where: { email: 'ada@example.org' } }));
    // As Next says it of an address.
    const span = trace.getTracer('next.js').startSpan('render');
    span.setAttribute('http.target', '/unsubscribe?token=secret').end();
  });
  await expect(
    spanned('job mail', {}, () => Promise.reject(new Error('550 <ada@example.org>'))),
  ).rejects.toThrow('550');
  countRefusal('votes:somebody');
  told.duration(0.25, { 'http.request.method': 'GET', 'http.response.status_code': 200 });
  await told.stop();
  const spans = spansSent();
  const request = spans.find(({ name }) => name === 'HTTP GET');
  const inside = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(inside.map(({ name }) => name)).toContain('render');
  expect(inside.filter(({ name }) => name === 'postgresql').length).toBeGreaterThanOrEqual(4);
  expect(spans.find(({ name }) => name === 'job mail')?.status).toEqual({
    code: 2,
    message: '550 <<address>>',
  });
  const all = JSON.stringify(sent);
  for (const name of [
    'portolan.limit.refusals',
    'http.server.request.duration',
    'db.client.connection.count',
  ])
    expect(all).toContain(name);
  expect(all).toContain('"stringValue":"/unsubscribe"');
  for (const word of ['ada@example.org', 'secret', 'somebody']) expect(all).not.toContain(word);
  expect(telemetry()).toBeUndefined();
});
