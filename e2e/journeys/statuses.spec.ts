import { pageFolders } from '@/lib/site/page-folders.mjs';
import { expect, test } from '../fixtures';

/** Of pages that the proxy looks at: addresses of what is not there. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  '/batches/[id]': ['/batches/999999', '/batches/abc'],
  '/batches/[id]/moderate': ['/batches/999999/moderate'],
  '/namespaces/[slug]/manage': ['/namespaces/nope/manage'],
  '/ports/[port]/report': ['/ports/99999/report', '/ports/abc/report'],
  '/ports/[port]/article/edit': ['/ports/99999/article/edit'],
  '/reports/[id]/edit': ['/reports/999999/edit', '/reports/abc/edit'],
  '/services/[name]/edit': ['/services/nope-not-there/edit'],
  '/software/[slug]/edit': ['/software/nope/edit'],
  '/edits/[id]/rebase': ['/edits/999999/rebase', '/edits/abc/rebase'],
  '/users/[handle]/moderate': ['/users/nobody-here/moderate'],
  '/moderate/[type]/[id]': ['/moderate/report/999999', '/moderate/article/80'],
  '/history/[type]/[id]': ['/history/report/999999', '/history/nothing/1'],
};

test('every page that may be missing is asked for where it is', () => {
  const pages = pageFolders().filter(({ proxied, path }) => proxied && path.includes('['));
  expect(Object.keys(MISSING).sort()).toEqual(pages.map(({ path }) => path));
});

test('what is not there is a whole page with status 404, for members too, in the reader’s language', async ({
  person,
}) => {
  const { page } = await person('member');
  for (const path of Object.values(MISSING)
    .flat()
    .flatMap((one) => [one, `/he${one}`])) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    expect(answer?.request().redirectedFrom(), path).toBeNull();
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
  for (const path of [
    ...[
      '/signin',
      '/he/signin',
      '/history/report/1',
      '/ports/1323/report',
      '/he/ports/1323/report',
    ],
    ...['/report', '/report?port=0', '/report?port=65536', '/he/report?port=abc'],
  ]) {
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(200);
  }
});

test('the port to report on leads to its form, however it is written', async ({ request }) => {
  for (const [path, to] of [
    ['/report?port=1323', '/ports/1323/report'],
    ['/he/report?port=0080', '/he/ports/80/report'],
    ['/report?port=+443', '/ports/443/report'],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], path).toEqual([307, to]);
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
    ['/ports/1323/article/edit', '/signin?next=%2Fports%2F1323%2Farticle%2Fedit'],
    ['/contributions', '/signin?next=%2Fcontributions'],
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
