import { expect, test } from '../fixtures';

test('a port page answers in one sentence, both worlds side by side', async ({
  portPage,
  page,
}) => {
  expect(await portPage.open(1323)).toBe(200);
  await expect(portPage.number).toHaveText(/1323/);
  await expect(page.getByRole('main')).toContainText('Officially brcd on TCP and UDP.');
  await expect(portPage.official).toContainText('Todd Picquelle');
  await expect(portPage.practice).toContainText('Echo');
  await expect(portPage.practice).toContainText('Documentation example');
});

test('a use says how it is given another port, as a line to copy', async ({ portPage, page }) => {
  await portPage.open(3000);
  const use = portPage.practice.getByRole('article').filter({ hasText: 'Grafana' }).first();
  await use.locator('summary').first().click();
  await expect(use).toContainText('To use another port');
  await expect(use.getByText('GF_SERVER_HTTP_PORT=3001')).toBeVisible();
  await expect(use.getByRole('button', { name: 'Copy GF_SERVER_HTTP_PORT=3001' })).toBeVisible();
  await page.goto('/software/grafana');
  await expect(page.getByText('grafana.ini [server] http_port')).toBeVisible();
});

test('the ports at the edges have pages, and what is no port gets a helpful 404 in the reader’s language', async ({
  page,
}) => {
  for (const [path, status] of [
    ['/ports/0', 200],
    ['/ports/65535', 200],
    ['/ports/65536', 404],
    ['/ports/-1', 404],
    ['/ports/abc', 404],
    ['/he/ports/abc', 404],
    ['/nowhere', 404],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expect(page.locator('html')).toHaveAttribute(
      'dir',
      path.startsWith('/he') ? 'rtl' : 'ltr',
    );
    await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
  }
});

test('a port page says what it is about before its body, without a script', async ({ request }) => {
  for (const path of ['/ports/31337', '/he/ports/31337', '/ports/31337?from=elsewhere']) {
    const [head = ''] = (await (await request.get(path)).text()).split('<body');
    expect(head, path).toMatch(/<title>[^<]*31337/);
    expect(head, path).toContain('rel="canonical"');
  }
});

test('odd spellings of a number lead to its one address', async ({ page }) => {
  for (const path of ['/ports/080', '/ports/80/', '/en/ports/80', '/ports/+80']) {
    await page.goto(path);
    expect(new URL(page.url()).pathname, path).toBe('/ports/80');
  }
});

test('public pages are the same bytes for everybody, set no cookie, and answer 304', async ({
  request,
  person,
}) => {
  const anonymous = await request.get('/ports/443');
  const again = await request.get('/ports/443', { headers: { 'user-agent': 'bingbot/2.0' } });
  const member = await person('member');
  const signedIn = await member.context.request.get('/ports/443');
  expect(await again.text()).toBe(await anonymous.text());
  expect(await signedIn.text()).toBe(await anonymous.text());
  for (const response of [anonymous, again, signedIn]) {
    expect(response.headers()['set-cookie']).toBeUndefined();
    expect(response.headers()['cache-control']).toBe('public, max-age=0, s-maxage=1');
  }
  const tag = again.headers().etag ?? '';
  expect(tag).not.toBe('');
  const unchanged = await request.get('/ports/443', { headers: { 'if-none-match': tag } });
  expect(unchanged.status()).toBe(304);
});

test('pages of people are kept by nobody', async ({ person }) => {
  const member = await person('member');
  const account = await member.context.request.get('/account');
  expect(account.headers()['cache-control']).toContain('no-store');
});

test('a change made by another process shows', async ({ request, database }) => {
  const sentence = async () => (await request.get('/ports/5173')).text();
  const name = 'Vite (renamed by a test)';
  expect(await sentence()).not.toContain(name);
  try {
    await database.query(`UPDATE software SET name = $1 WHERE slug = 'vite'`, [name]);
    await database.query(`SELECT pg_notify('portolan_tags', '["port:5173"]')`);
    await expect.poll(sentence).toContain(name);
  } finally {
    await database.query(`UPDATE software SET name = 'Vite' WHERE slug = 'vite'`);
    await database.query(`SELECT pg_notify('portolan_tags', '["port:5173"]')`);
  }
});

test('the neighbours, the tabs and the copy buttons work with the keyboard alone', async ({
  page,
  portPage,
}) => {
  await portPage.open(1323);
  await portPage.tab('Linux').focus();
  await page.keyboard.press('ArrowRight');
  await expect(portPage.tab('macOS')).toBeFocused();
  await expect(page.getByRole('tabpanel')).toContainText('netstat -anv -p tcp');
  await page.reload();
  await expect(portPage.tab('macOS')).toHaveAttribute('aria-selected', 'true');
  await portPage.neighbour(1324).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ports/1324');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a port page is whole and the search works', async ({ page, portPage }) => {
    await portPage.open(11434);
    await expect(page.getByRole('main')).toContainText('Get-NetTCPConnection');
    await expect(page.getByRole('main')).toContainText('sudo ss -ltnp');
    await page.getByRole('searchbox').first().fill('postgers');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=postgers/);
    await expect(
      page.getByRole('main').getByRole('link', { name: 'postgresql', exact: true }).first(),
    ).toBeVisible();
  });
});

test('no public page is wider than a phone of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    '/',
    '/ports/1323',
    '/ports/3000',
    // A long command in a sentence, and headings that fill their line.
    '/ports/3389',
    '/es/ports/443',
    '/he/ports/10397',
    '/ports',
    '/chart',
    '/chart/table',
    '/services',
    '/services/http',
    '/software',
    '/software/wso2-api-manager',
    '/ranges/user',
    '/releases',
    '/releases/2026-08-17',
    '/search?q=postgres',
    '/about',
    '/privacy',
    '/api',
    '/he/api',
    '/api/docs/edits',
    '/collisions/stores',
    '/log',
    '/changes',
  ]) {
    await page.goto(path);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});

test('a Hebrew name with a Latin word in it runs from right to left in the sentence', async ({
  page,
}) => {
  await page.goto('/he/ports/3389');
  const name = page
    .getByRole('main')
    .locator('header bdi, p bdi')
    .filter({ hasText: /^שולחן/ });
  await expect(name.first()).toHaveCSS('direction', 'rtl');
});
