import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { hydrated } from '../hydrated';
import { AccountPage } from '../pages/account.page';

/** What Chromium says of a page that breaks its own Content-Security-Policy. */
function violations(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy'))
      said.push(`${page.url()}: ${message.text()}`);
  });
  return said;
}

/** Opens a page and waits until its scripts have come; its policy names none but those of the framework. */
async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy, path).toContain("script-src 'self' 'sha256-");
  expect(policy, path).not.toContain('unsafe');
  // Proxies put a bound to the size of all headers, nginx one of 4 KiB.
  expect(policy.length, path).toBeLessThan(1_024);
  await hydrated(page.locator('header form[role="search"] input').first());
}

test('pages work under their policy for a visitor, first and from the store', async ({ page }) => {
  const said = violations(page);
  for (const path of [
    '/',
    ...['/ports/443', '/ports/1323', '/he/ports/1323', '/ports/1323/history', '/api', '/about'],
    ...['/api/docs/schemas', '/software/echo', '/services/http', '/releases/2026-08-17'],
    ...['/ports', '/ports?grade=refuted', '/search?q=echo', '/he/search?q=3000', '/log', '/edits'],
    ...[
      '/changes',
      '/signin',
      '/ports/1323/report',
      '/ports/abc',
      '/nothing-here',
      '/edits/999999',
    ],
  ]) {
    await visit(page, path);
    await visit(page, path);
  }
  expect(said).toEqual([]);
});

test('pages work under their policy for a member and a moderator', async ({ person }) => {
  const { page, handle } = await person('moderator');
  const said = violations(page);
  for (const path of [
    ...['/', '/ports/443', '/account', '/account/email', '/notifications', '/contributions'],
    ...[
      '/queue',
      '/queue/flags',
      '/queue/feedback',
      '/queue/instance',
      '/ports/3000/report',
      '/report',
    ],
    ...['/ports/1323/article/edit', '/software/echo/edit', '/services/http/edit'],
    ...['/reports/999999/edit', '/reports/1/edit', '/history/report/1', `/users/${handle}`],
  ])
    await visit(page, path);
  expect(said).toEqual([]);
});

test('what is scripted keeps working: the theme, a link within the site, a form of an action', async ({
  person,
}) => {
  const { page } = await person('member');
  const said = violations(page);
  await visit(page, '/ports/443');
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/);
  await page.getByRole('link', { name: 'About', exact: true }).first().click();
  await page.waitForURL('**/about');
  const account = new AccountPage(page);
  await account.open();
  expect(await account.makeToken('Under the policy')).not.toBe('');
  expect(said).toEqual([]);
});

test('a script that came into a page from elsewhere does not run', async ({ page }) => {
  const said = violations(page);
  // As if the server had let somebody's words through as HTML: the headers are its own.
  await page.route('**/ports/443', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(
      '</main>',
      '<script>window.ran = "inline"</script><img src="/none" onerror="window.ran = 1"></main>',
    );
    expect(body).not.toBe(html);
    await route.fulfill({ response, body });
  });
  await page.goto('/ports/443');
  await hydrated(page.locator('header form[role="search"] input').first());
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(said.length).toBeGreaterThan(0);
  await page.unroute('**/ports/443');
  await page.goto('/ports/443');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = 1';
    document.body.append(script);
    const link = document.createElement('a');
    link.href = 'javascript:window.ran = 2';
    document.body.append(link);
    link.click();
    return 'ran' in window;
  });
  expect(ran).toBe(false);
});

test('no page can be framed, read or steered by another; pictures are for everybody', async ({
  request,
}) => {
  const page = (await request.get('/ports/443')).headers();
  expect(page).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  expect(page['content-security-policy']).toContain("frame-ancestors 'none'");
  const call = (await request.get('/api/v1/ports/443')).headers();
  expect(call['content-security-policy']).toBe("frame-ancestors 'none'");
  // It is reached by http.
  expect(page['strict-transport-security']).toBeUndefined();
  for (const path of ['/chart.png', '/icon.svg', '/og/ports/443.png']) {
    const { 'cross-origin-resource-policy': policy } = (await request.get(path)).headers();
    expect(policy, path).toBe('cross-origin');
  }
});

test('HEAD says of a page what GET says', async ({ request }) => {
  for (const path of ['/search?q=echo', '/ports/80', '/nothing-here']) {
    const [got, head] = [await request.get(path), await request.head(path)];
    expect(head.status(), path).toBe(got.status());
    for (const name of ['content-type', 'cache-control'])
      expect(head.headers()[name], `${path} ${name}`).toBe(got.headers()[name]);
    expect(head.headers()['content-security-policy'], path).toContain("'sha256-");
    expect((await head.body()).length, path).toBe(0);
  }
});
