import { expect, test } from '../fixtures';

/** Pages made for their viewer, about something that is not there. */
const MISSING = [
  '/ports/99999/report',
  '/ports/abc/report',
  '/ports/99999/article/edit',
  '/reports/999999/edit',
  '/reports/abc/edit',
  '/software/nope/edit',
  '/edits/999999/rebase',
  '/edits/abc/rebase',
  '/users/nobody-here/moderate',
  '/moderate/report/999999',
  '/moderate/article/80',
  '/history/report/999999',
  '/history/nothing/1',
];

test('what is not there is a whole page with status 404, for members too, in the reader’s language', async ({
  person,
}) => {
  const { page } = await person('member');
  for (const path of MISSING.flatMap((one) => [one, `/he${one}`])) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    // It may be there a moment later.
    expect(answer?.headers()['cache-control'], path).toMatch(/s-maxage=\d{1,3}(?!\d)/);
    await expect(page.locator('html'), path).toHaveAttribute(
      'lang',
      path.startsWith('/he') ? 'he' : 'en',
    );
    await expect(page.getByRole('main').getByRole('heading', { level: 1 }), path).toBeVisible();
  }
});

test('what is there keeps status 200', async ({ person, request }) => {
  const { context } = await person('member');
  for (const path of [
    '/account',
    '/notifications',
    '/queue',
    '/ports/1323/report',
    '/he/ports/1323/article/edit',
  ]) {
    expect((await context.request.get(path, { maxRedirects: 0 })).status(), path).toBe(200);
  }
  for (const path of ['/signin', '/he/signin', '/history/report/1']) {
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(200);
  }
});

test('an edit that is not there is a 404, and one that is answers 304 to whoever has it', async ({
  request,
}) => {
  for (const path of ['/edits/999999', '/edits/abc', '/he/edits/999999', '/edits/00001']) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toContain('</main>');
    expect(answer.headers()['cache-control'], path).toMatch(/s-maxage=\d{1,3}(?!\d)/);
  }
  for (const path of ['/edits/1', '/he/edits/1']) {
    const whole = await request.get(path);
    expect(whole.status(), path).toBe(200);
    expect(whole.headers()['cache-control'], path).toBe('public, max-age=0, s-maxage=1');
    const tag = whole.headers().etag ?? '';
    const again = await request.get(path, { headers: { 'if-none-match': tag } });
    expect(again.status(), path).toBe(304);
  }
});

test('a session that has ended leads to the sign-in and back, by status', async ({
  playwright,
}) => {
  const visitor = await playwright.request.newContext({
    baseURL: process.env.E2E_ORIGIN ?? '',
    extraHTTPHeaders: { cookie: 'next-auth.session-token=gone; signed-in=1' },
  });
  for (const [path, signin] of [
    ['/account', '/signin?next=%2Faccount'],
    ['/he/queue', '/he/signin?next=%2Fhe%2Fqueue'],
    ['/ports/1323/report', '/signin?next=%2Fports%2F1323%2Freport'],
    ['/account/email?token=x', '/signin?next=%2Faccount%2Femail%3Ftoken%3Dx'],
  ] as const) {
    const answer = await visitor.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers().location, path).toBe(signin);
  }
  await visitor.dispose();
});

test('whoever is signed in is sent on from the sign-in, and to a handle where there is none', async ({
  person,
  database,
}) => {
  const { id, context } = await person('member');
  const at = async (path: string) => {
    const answer = await context.request.get(path, { maxRedirects: 0 });
    return [answer.status(), answer.headers().location];
  };
  expect(await at('/signin')).toEqual([307, '/account']);
  expect(await at('/pl/signin?next=/ports/80')).toEqual([307, '/ports/80']);
  expect(await at('/account/handle?next=/queue')).toEqual([307, '/queue']);
  expect(await at('/he/ports/01323/report')).toEqual([308, '/he/ports/1323/report']);
  await database.query('UPDATE "user" SET handle = NULL WHERE id = $1', [id]);
  expect(await at('/account')).toEqual([307, '/account/handle?next=%2Faccount']);
});

test('an idle connection is kept for longer than a reverse proxy in front keeps it', async ({
  request,
}) => {
  const { 'keep-alive': kept } = (await request.get('/ports/1323')).headers();
  expect(Number(/timeout=(\d+)/.exec(kept ?? '')?.[1])).toBeGreaterThan(60);
});
