import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** Far down the list: what it opens to is not in the page. */
function folded(page: Page): Locator {
  return page.locator('details > article').last();
}

const PORT = 8080;

async function openFolded(page: Page): Promise<Locator> {
  const use = folded(page);
  await page.getByText(/^Show all/).click();
  await use.locator('summary').first().click();
  return use;
}

test('every use has its line, and a permanent link that opens it with all there is to say', async ({
  page,
  portPage,
  request,
}) => {
  await portPage.open(PORT);
  const { items } = (await (
    await request.get(`/api/v1/reports?port=${PORT}&limit=100`)
  ).json()) as { items: { id: number }[] };
  expect(items.length).toBeGreaterThan(20);
  const lines = portPage.practice.locator('summary h3');
  await expect(lines).toHaveCount(items.length);
  const id = await folded(page).locator('[id^="report-"]').first().getAttribute('id');
  await expect(page.locator(`#${id}`)).toBeHidden();
  await page.goto('/about');
  await page.goto(`/ports/${PORT}#${id}`);
  await expect(page.locator(`#${id}`).getByText(/^Evidence:/)).toBeVisible();
  await expect(page.locator(`#${id}`)).toBeInViewport();
});

test('a folded use is fetched when its line is opened, in its place and in the page’s language', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (one) => {
    if (one.url().includes('/api/v1/reports/')) asked.push(one.url());
  });
  await page.goto(`/ports/${PORT}`);
  const use = await openFolded(page);
  await expect(use.getByText(/^Evidence:/)).toBeVisible();
  await expect(use.getByRole('link', { name: 'Edit' })).toBeVisible();
  await expect(use.getByRole('group', { name: 'Votes' })).toBeVisible();
  await expect(use.getByRole('link', { name: /^Settings, sources and votes/ })).toHaveCount(0);
  await expect(page).toHaveURL(`/ports/${PORT}`);
  expect(asked).toHaveLength(1);
  await page.goto(`/pl/ports/${PORT}`);
  const polish = folded(page);
  await page.getByText(/^Pokaż wszystkie/).click();
  await polish.locator('summary').first().click();
  await expect(polish.getByText(/^Dowody:/)).toBeVisible();
});

test('where it cannot be fetched the page says so, and the link still leads to it', async ({
  page,
}) => {
  await page.route('**/api/v1/reports/*', (route) =>
    route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }),
  );
  await page.goto(`/ports/${PORT}`);
  const use = await openFolded(page);
  await expect(use.getByRole('status')).toContainText('could not be loaded');
  await use.getByRole('link', { name: /^Settings, sources and votes/ }).click();
  await expect(page).toHaveURL(/\/software\/.*#report-\d+$/);
});

test('a member votes on a folded use', async ({ person }) => {
  const { page } = await person('member');
  await page.goto(`/ports/${PORT}`);
  const use = await openFolded(page);
  const confirm = use.getByRole('button', { name: /Confirm/ });
  await confirm.click();
  await expect(confirm).toHaveAttribute('aria-pressed', 'true');
  await expect(use.getByRole('status').filter({ hasText: /\d/ })).not.toHaveCount(0);
  await confirm.click();
  await expect(confirm).toHaveAttribute('aria-pressed', 'false');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a folded use says its sentence, and its link leads to the rest', async ({ page }) => {
    await page.goto(`/ports/${PORT}`);
    const use = await openFolded(page);
    const link = use.getByRole('link', { name: /^Settings, sources and votes/ });
    await expect(use.locator('p').first()).not.toBeEmpty();
    const address = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page).toHaveURL(address);
    const report = page.locator(`#${address.split('#')[1]}`);
    await expect(report).toBeInViewport();
    await expect(report.getByText(/^Evidence:/)).toBeVisible();
  });
});

test('many uses are grouped by role behind the first five, and say once what they share', async ({
  portPage,
}) => {
  await portPage.open(8080);
  const { practice } = portPage;
  await expect(practice.locator('summary h3')).not.toHaveCount(0);
  await practice.getByText(/^Show all/).click();
  const raise = practice.getByText('two established members who confirm it');
  await expect(raise.filter({ hasText: 'Unless a use says otherwise' })).toHaveCount(1);
  expect(await practice.textContent()).toContain('all on TCP');
  const groups = await practice.locator('details > p').allTextContents();
  expect(groups.length).toBeGreaterThan(1);
  expect(new Set(groups).size).toBe(groups.length);
});

test('on the first screen of a busy port stands who it is, and how to stop or move it', async ({
  page,
}) => {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.setViewportSize(size);
    for (const language of ['', '/he', '/pl', '/es']) {
      await page.goto(`${language}/ports/3000`);
      await page.evaluate(() => document.fonts.ready);
      const at = `${language} ${size.width}`;
      await expect(page.locator('#check'), at).toBeInViewport({ ratio: 1 });
      await expect(page.locator('#move + ul a').first(), at).toBeInViewport({ ratio: 1 });
      // Sentences are longer in other languages.
      if (language === '' || size.width > 1000)
        await expect(page.locator('#check-linux code').first(), at).toBeInViewport({ ratio: 1 });
    }
  }
  await page.goto('/ports/3000');
  await page.locator('#move + ul').getByRole('link', { name: 'Grafana' }).click();
  await expect(
    page.locator('[id^="report-"] code', { hasText: 'http_port = 3001' }).first(),
  ).toBeInViewport();
});
