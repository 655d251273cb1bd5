import type { APIResponse } from '@playwright/test';
import { quietPort } from '../api';
import { expect, type Person, test } from '../fixtures';

// What a program may rely on that knows the contract and nothing else.

interface Answer {
  readonly status: number;
  readonly type: string;
  // Answers of every shape are matched as they come.
  readonly body: Record<string, unknown> & { readonly id: number };
}

async function read(response: APIResponse): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status(),
    type: response.headers()['content-type'] ?? '',
    body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function call(
  { context }: Person,
  method: Method,
  path: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const origin = process.env.E2E_ORIGIN ?? '';
  const sent = data === undefined ? {} : { data };
  const options = { method, headers: { origin, ...headers }, ...sent };
  return read(await context.request.fetch(`/api/v1${path}`, options));
}

function report(port: number, more: Record<string, unknown> = {}) {
  return {
    kind: 'report.create',
    changes: {
      portStart: port,
      portEnd: port,
      transports: ['tcp'],
      software: { name: `Contract ${port}` },
      role: 'default',
      summary: 'Listens here.',
      evidence: [{ kind: 'vendor-docs', url: 'https://example.com/docs' }],
      ...more,
    },
    note: 'Read in its documentation.',
  };
}

test('every list takes limit and cursor, and ignores what it does not know', async ({
  request,
}) => {
  for (const list of ['/ports', '/reports', '/edits', '/releases', '/log', '/changes']) {
    const get = async (query: string) => read(await request.get(`/api/v1${list}?${query}`));
    const first = await get('limit=1&colour=red');
    expect([list, first.status, (first.body.items as unknown[]).length]).toEqual([list, 200, 1]);
    expect(Object.keys(first.body).sort(), list).toEqual(['items', 'nextCursor']);
    const next = await get(`limit=1&cursor=${String(first.body.nextCursor)}`);
    expect(next.status, list).toBe(200);
    expect(next.body.items, list).not.toEqual(first.body.items);
    for (const wrong of ['limit=0', 'limit=101', 'limit=abc', 'limit=1.5', 'cursor=garbage']) {
      const { status, type, body } = await get(wrong);
      expect([list, wrong, status, type]).toEqual([list, wrong, 422, 'application/problem+json']);
      expect(body.errors, list).toMatchObject([{ path: wrong.split('=')[0] }]);
    }
  }
});

test('what is read has the members that the contract names', async ({ request }) => {
  const members: Readonly<Record<string, readonly string[]>> = {
    '/ports/1323': 'port range status transports summary assignments reports article release'.split(
      ' ',
    ),
    '/search?q=ssh&limit=3': ['items'],
    '/reports/1':
      'id portStart portEnd transports software role summary description versions settings grade gradeReason votes onByDefault evidence revision updatedAt'.split(
        ' ',
      ),
    '/releases/2026-08-17': 'date previous form rows ports changes'.split(' '),
    '/services/ssh': ['name'],
    '/software/ollama': ['slug', 'name'],
    '/ports/1323/known': ['reports', 'edits', 'elsewhere'],
  };
  for (const [path, names] of Object.entries(members)) {
    const { status, body } = await read(await request.get(`/api/v1${path}`));
    expect([path, status]).toEqual([path, 200]);
    expect(Object.keys(body), path).toEqual(expect.arrayContaining([...names]));
  }
  for (const path of ['/me', '/ports/80/mine', '/queue']) {
    const { status, type } = await read(await request.get(`/api/v1${path}`));
    expect([path, status, type]).toEqual([path, 401, 'application/problem+json']);
  }
});

test('a report is proposed, answered, approved, voted on, changed and undone', async ({
  person,
}) => {
  const [author, voter] = [await person('member', 2), await person('member')];
  const moderator = await person('moderator');
  const port = quietPort(7);
  const proposed = await call(author, 'POST', '/edits', report(port));
  expect(proposed).toMatchObject({ status: 201, body: { state: 'open' } });
  const edit = `/edits/${proposed.body.id}`;
  expect((await call(author, 'GET', edit)).body).toMatchObject({
    actions: ['answer', 'withdraw', 'comment'],
    reviews: [],
  });
  const { changes } = report(port, { summary: 'Listens here by default.' });
  expect(await call(author, 'PUT', edit, { changes, note: 'Better.' })).toMatchObject({
    status: 200,
    body: { state: 'open', changes: { summary: 'Listens here by default.' } },
  });
  const verdict = { verdict: 'approve', reason: 'It does.', version: 2 };
  expect((await call(author, 'POST', `${edit}/reviews`, verdict)).status).toBe(403);
  const applied = await call(moderator, 'POST', `${edit}/reviews`, verdict);
  expect(applied).toMatchObject({ status: 200, body: { state: 'applied' } });
  const { id } = applied.body.subject as { id: number };
  expect((await call(author, 'POST', '/edits', report(port))).status).toBe(409);

  const vote = `/reports/${id}/vote`;
  const voted = { confirm: 1, dispute: 0, mine: 'confirm', grade: 'supported' };
  for (let times = 0; times < 2; times += 1)
    expect((await call(voter, 'PUT', vote, { value: 'confirm' })).body).toEqual(voted);
  expect((await call(voter, 'GET', `/ports/${port}/mine`)).body).toMatchObject({
    votes: { [id]: 'confirm' },
  });
  expect((await call(author, 'PUT', vote, { value: 'confirm' })).status).toBe(403);
  expect((await call(voter, 'DELETE', vote)).body).toMatchObject({ confirm: 0, mine: null });

  const change = (summary: string) => ({
    kind: 'report.update',
    subject: id,
    baseRevision: 1,
    changes: { summary },
    note: 'Clearer.',
  });
  const slow = await call(author, 'POST', '/edits', change('One thing.'));
  const quick = await call(author, 'POST', '/edits', change('Another thing.'));
  await call(moderator, 'POST', `/edits/${quick.body.id}/reviews`, { ...verdict, version: 1 });
  expect(await call(author, 'POST', '/edits', change('Too late.'))).toMatchObject({
    status: 409,
    body: { conflicts: ['summary'], theirs: { summary: 'Another thing.' } },
  });
  const resolutions = { summary: 'Both things.' };
  expect(
    await call(author, 'POST', `/edits/${slow.body.id}/rebase`, { baseRevision: 2, resolutions }),
  ).toMatchObject({ status: 200, body: { state: 'open', conflict: null } });
  expect((await call(author, 'POST', `/edits/${slow.body.id}/withdraw`)).body).toMatchObject({
    state: 'withdrawn',
  });
  const undone = { kind: 'revert', subject: quick.body.id, note: 'It was right before.' };
  expect((await call(moderator, 'POST', '/edits', undone)).status).toBe(201);
  const flag = { subject: { type: 'report', id }, reason: 'spam', note: 'Look at it.' };
  expect((await call(voter, 'POST', '/flags', flag)).status).toBe(201);
});

test('the checks of a write come in the contract’s order, each a problem document', async ({
  person,
  request,
}) => {
  const member = await person('member');
  const moderator = await person('moderator');
  const json = { 'content-type': 'application/json' };
  const text = { 'content-type': 'text/plain' };
  const edit = await call(member, 'POST', '/edits', report(quietPort(8)));
  const reviews = `/edits/${edit.body.id}/reviews`;
  const verdict = { verdict: 'approve', reason: 'It does.', version: 1 };
  const big = 'x'.repeat(256 * 1024 + 1);
  const answers: readonly (readonly [number, Answer])[] = [
    [401, await read(await request.post('/api/v1/edits', { data: big, headers: text }))],
    [413, await call(member, 'POST', '/edits', big, text)],
    [415, await call(member, 'POST', '/edits', '{', text)],
    [400, await call(member, 'POST', '/edits', Buffer.from('{'), json)],
    [422, await call(member, 'POST', '/edits/999999/reviews', {})],
    [422, await call(member, 'POST', reviews, { ...verdict, colour: 'red' })],
    [404, await call(member, 'POST', '/edits/999999/reviews', verdict)],
    [403, await call(member, 'POST', reviews, verdict)],
    [409, await call(moderator, 'POST', reviews, { ...verdict, version: 99 })],
  ];
  for (const [status, answer] of answers) {
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
    expect(answer.body.status).toBe(status);
  }
  expect(answers[5]?.[1].body.errors).toEqual([
    { path: 'colour', code: 'unrecognized_keys', params: {}, message: 'is not a known field' },
  ]);
});

test('an Idempotency-Key is answered as the first time, to the letter', async ({ person }) => {
  const member = await person('member');
  const key = { 'idempotency-key': `key-${quietPort(9)}` };
  const body = report(quietPort(9));
  const first = await call(member, 'POST', '/edits', body, key);
  const again = await call(member, 'POST', '/edits', body, key);
  expect([again.status, JSON.stringify(again.body)]).toEqual([201, JSON.stringify(first.body)]);
});

test('links into private networks and scripts are named in a 422', async ({ person }) => {
  const member = await person('reviewer');
  const links = [
    'javascript:alert(1)',
    'http://localhost/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'https://user:secret@example.com/',
  ];
  for (const url of links) {
    const evidence = [{ kind: 'vendor-docs', url }];
    const { status, body } = await call(member, 'POST', '/edits', report(80, { evidence }));
    expect([url, status, body.errors]).toMatchObject([
      url,
      422,
      [{ path: 'changes.evidence.0.url' }],
    ]);
  }
});

test('an address that is no text names nothing, and is no mistake of the server’s', async ({
  request,
}) => {
  for (const path of ['/services/%E0%A4%A', '/api/v1/services/%E0%A4%A', '/ports/%C0', '/%'])
    expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
  for (const path of ['/services/%73sh', '/search?q=%E0%A4%A'])
    expect([path, (await request.get(path)).status()]).toEqual([path, 200]);
  const api = await request.get('/api/v1/services/%E0%A4%A');
  expect(api.headers()['content-type']).toBe('application/problem+json');
});
