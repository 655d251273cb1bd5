import { BlockList } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { type Handler } from './front-door';
import { type Answer, page, PUBLIC, serve } from './front-door.fixture';

describe('a method', () => {
  const reached: Handler = (_request, response) => {
    response.end('reached');
    return Promise.resolve();
  };
  const problem = ({ status, headers, body }: Answer) => [
    status,
    headers.allow,
    (JSON.parse(body.toString()) as { code: string }).code,
  ];

  it('that a call does not take is a 405 that says which it takes', async () => {
    const { ask } = await serve((_request, response) => {
      response.statusCode = 405;
      response.end();
      return Promise.resolve();
    });
    const headers = { 'accept-encoding': 'gzip' };
    for (const method of ['DELETE', 'TRACE', 'PROPFIND'])
      expect(problem(await ask('/api/v1/ports/1', { method })), method).toEqual([
        405,
        'GET, HEAD, OPTIONS',
        'wrong-method',
      ]);
    expect((await ask('/api/v1/ports/1', { method: 'PUT', headers })).headers).toMatchObject({
      'content-type': 'application/problem+json',
      allow: 'GET, HEAD, OPTIONS',
    });
    expect(problem(await ask('/api/v1/nothing', { method: 'TRACE' }))).toEqual([
      404,
      undefined,
      'not-found',
    ]);
  });

  it('that a page does not take, too; none of these is asked of a page', async () => {
    const { ask, asked } = await serve(reached);
    for (const path of ['/', '/ports/1', '/he/api', '/api/docs/ports'])
      for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH'])
        expect(problem(await ask(path, { method })), `${method} ${path}`).toEqual([
          405,
          'GET, HEAD, POST, OPTIONS',
          'wrong-method',
        ]);
    const options = await ask('/ports/1', { method: 'OPTIONS' });
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect(asked()).toBe(0);
    expect((await ask('/ports/1', { method: 'POST' })).body.toString()).toBe('reached');
  });

  it('may ask about the server itself, and only so', async () => {
    const { ask, asked } = await serve(reached);
    const options = await ask('*', { method: 'OPTIONS' });
    expect([options.status, options.headers.allow]).toEqual([
      204,
      'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    ]);
    for (const path of ['*', 'ports', 'ftp://a.example/'])
      expect((await ask(path)).status, path).toBe(400);
    expect(asked()).toBe(0);
  });

  it('may name the whole address: its host is not believed', async () => {
    const seen: unknown[] = [];
    const { ask } = await serve((request, response) => {
      seen.push(request.url);
      response.end();
      return Promise.resolve();
    });
    await ask('http://evil.example/ports/1?a=b');
    expect(seen).toEqual(['/ports/1?a=b']);
  });

  it('of a form from a page of another site is refused before the page is asked', async () => {
    const { ask, asked } = await serve(reached);
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
      expect(problem(await ask('/signin', { method: 'POST', headers }))).toEqual([
        403,
        undefined,
        'forbidden',
      ]);
    expect(asked()).toBe(0);
    const own = { origin: 'http://localhost:3000' };
    expect((await ask('/signin', { method: 'POST', headers: own })).status).toBe(200);
  });
});

it('what is refused stands in the log, without what was sent', async () => {
  const written: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
  for (const status of [200, 401, 403, 404]) {
    const { ask } = await serve(page({}, status));
    const headers = { authorization: 'Bearer secret' };
    await ask('/api/v1/queue?token=secret', { headers });
  }
  write.mockRestore();
  expect(written.map((line) => line.trim().split(' ').slice(1).join(' '))).toEqual([
    'warn refused status=401 method=GET path=/api/v1/queue',
    'warn refused status=403 method=GET path=/api/v1/queue',
  ]);
});

it('a client is whom the connection comes from, or whom a proxy that is named says', async () => {
  const seen: unknown[] = [];
  const handle: Handler = (request, response) => {
    seen.push(request.headers['x-forwarded-for']);
    response.end();
    return Promise.resolve();
  };
  const proxies = new BlockList();
  proxies.addAddress('127.0.0.1');
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' };
  await (await serve(handle)).ask('/signin', { headers });
  await (await serve(handle, { proxies })).ask('/signin', { headers });
  await (await serve(handle)).ask('/signin');
  expect(seen).toEqual(['127.0.0.1', '203.0.113.9', '127.0.0.1']);
});

it('whoever runs it is told, once, of a proxy that is not named', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const [unnamed, direct] = [await serve(page()), await serve(page())];
  const proxies = new BlockList();
  proxies.addAddress('127.0.0.1');
  const named = await serve(page(), { proxies });
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  for (const { ask } of [unnamed, unnamed, named]) await ask('/a', { headers });
  await direct.ask('/a');
  const lines = write.mock.calls.map(([line]) => String(line).trim().split(' ').slice(1).join(' '));
  write.mockRestore();
  expect(lines).toEqual(['warn forwarded-for-not-believed see=TRUSTED_PROXIES']);
});

it('a request with two hosts is none', async () => {
  const { ask, asked } = await serve(page());
  const headers = ['Host', 'a.example', 'Host', 'b.example'] as never;
  expect((await ask('/a', { headers })).status).toBe(400);
  expect(asked()).toBe(0);
});

it('a missing page is not kept longer than one that is there', async () => {
  const { ask } = await serve(
    page({ 'cache-control': 's-maxage=60, stale-while-revalidate=240' }, 404),
  );
  expect((await ask('/edits/9')).headers['cache-control']).toBe(PUBLIC);
  const alone = await serve(page({ 'cache-control': 'private, no-store' }, 404));
  expect((await alone.ask('/account')).headers['cache-control']).toBe('private, no-store');
});
