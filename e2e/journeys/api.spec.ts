import { expect, test } from '../fixtures';

test('a port answers as the contract says', async ({ request }) => {
  const answer = await request.get('/api/v1/ports/11434');
  expect(answer.headers().etag).toBeTruthy();
  expect(await answer.json()).toMatchObject({
    port: 11434,
    range: 'user',
    status: 'assigned',
    transports: {
      tcp: { status: 'assigned', names: ['ollama'] },
      udp: { status: 'reserved', names: [] },
      sctp: { status: 'unlisted' },
    },
    assignments: expect.arrayContaining([
      expect.objectContaining({
        serviceName: 'ollama',
        transport: 'tcp',
        kind: 'assigned',
        registered: '2025-09-26',
      }),
    ]),
    release: '2026-08-17',
  });
});

test('lists page through everything exactly once', async ({ request }) => {
  const seen: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const params: Record<string, string> = {
      from: '0',
      to: '1023',
      limit: '100',
      ...(cursor === '' ? {} : { cursor }),
    };
    const page = (await (await request.get('/api/v1/ports', { params })).json()) as {
      items: { port: number }[];
      nextCursor: string | null;
    };
    seen.push(...page.items.map(({ port }) => port));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(Array.from({ length: 1024 }, (_, at) => at));
});

test('the newest release says what it changed', async ({ request }) => {
  const release = await (await request.get('/api/v1/releases/2026-08-17')).json();
  expect(release).toMatchObject({
    previous: '2026-04-09',
    form: 'xml',
    rows: { same: 14490, added: 24, removed: 3, changed: 19, renamed: 0 },
    ports: { named: [4480, 6610, 7123, 30939], unnamed: [], renamed: [] },
  });
});

test('what is not there, or wrong, is a problem document', async ({ request }) => {
  for (const [path, status] of [
    ['/api/v1/ports/65536', 404],
    ['/api/v1/nothing', 404],
    ['/api/v1/ports?limit=1000', 422],
    ['/api/v1/me', 401],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(status);
    expect(answer.headers()['content-type'], path).toContain('application/problem+json');
  }
});

test('every operation of the OpenAPI document that needs no parameter answers', async ({
  request,
}) => {
  const document = (await (await request.get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown[] }>>;
  };
  const open = Object.entries(document.paths).filter(
    ([path, item]) => !path.includes('{') && item.get !== undefined,
  );
  expect(open.length).toBeGreaterThan(4);
  for (const [path, item] of open) {
    if ((item.get?.security ?? []).length > 0) continue;
    expect((await request.get(`/api/v1${path}`)).status(), path).toBeLessThan(500);
  }
});

test('a port in plain lines, for a terminal', async ({ request }) => {
  const text = await (await request.get('/ports/1323.txt')).text();
  expect(text).toContain('1323: Officially brcd on TCP and UDP.');
  expect(text).not.toContain('<');
  const busy = await (await request.get('/ports/3000.txt')).text();
  expect(busy).toContain('another port: grafana.ini [server] http_port: http_port = 3001');
});

test('a picture to share, for each port and no other', async ({ request }) => {
  const picture = await request.get('/og/ports/1323.png');
  expect(picture.headers()['content-type']).toBe('image/png');
  expect((await picture.body()).byteLength).toBeGreaterThan(5_000);
  expect((await request.get('/og/ports/65536.png')).status()).toBe(404);
});

test('calls are tried from the documentation, with what came back', async ({ page }) => {
  await page.goto('/api/docs/ports');
  const call = page.locator('#getPort');
  await call.getByText('Try it').click();
  await call.getByLabel('n', { exact: true }).fill('11434');
  await call.getByRole('button', { name: 'Send' }).click();
  await expect(call).toContainText('/api/v1/ports/11434 200');
  await expect(call).toContainText('"port": 11434');
  await call.getByText('Headers').click();
  await expect(call).toContainText('content-type: application/json');
  await call.getByLabel('n', { exact: true }).fill('99999');
  await call.getByRole('button', { name: 'Send' }).click();
  await expect(call).toContainText('/api/v1/ports/99999 404');
});
