import { expect, test } from '../fixtures';
import { ReportFormPage } from '../pages/report-form.page';

interface Answer {
  readonly software: { slug: string }[];
  readonly unknown: string[];
  readonly meetings: { portStart: number; transports: string[]; software: { slug: string }[] }[];
  readonly moves: { to: number; settings: { line: string | null }[] }[];
}

test('the API says who meets whom, and the fewest settings to change', async ({ request }) => {
  const ask = async (software: string) =>
    (await (
      await request.get(`/api/v1/collisions?software=${encodeURIComponent(software)}`)
    ).json()) as Answer;
  const { software, unknown, meetings, moves } = await ask(
    'grafana/grafana:11,Gitea,nobody at all',
  );
  expect(software.map(({ slug }) => slug)).toEqual(['grafana', 'gitea']);
  expect(unknown).toEqual(['nobody at all']);
  expect(meetings).toMatchObject([
    { portStart: 3000, transports: ['tcp'], software: [{ slug: 'grafana' }, { slug: 'gitea' }] },
  ]);
  expect(moves).toHaveLength(1);
  expect(moves[0]?.settings.some(({ line }) => line?.includes(String(moves[0]?.to)))).toBe(true);
  expect((await ask('')).meetings).toEqual([]);
  const many = Array.from({ length: 51 }, (_, at) => `a${at}`).join(',');
  expect((await request.get(`/api/v1/collisions?software=${many}`)).status()).toBe(422);
});

test('a set is chosen by keyboard, and its address can be shared', async ({ page }) => {
  await page.goto('/collisions');
  await page.getByRole('textbox', { name: /Programs or container images/ }).focus();
  await page.keyboard.type('image: grafana/grafana:11\nGitea\nnobody');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/software=/);
  const main = page.getByRole('main');
  await expect(main.getByRole('status').filter({ hasText: 'collide' })).toBeVisible();
  await expect(main).toContainText('nobody');
  await expect(main.getByText(/HTTP_PORT ?= ?3\d{3}/).first()).toBeVisible();
  await expect(main.getByRole('button', { name: /^Copy -p 3\d{3}:3000/ })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('two programs are set beside each other, whichever comes first', async ({
    page,
    request,
  }) => {
    for (const path of ['/software/grafana/vs/gitea', '/he/software/gitea/vs/grafana']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(200);
      expect(answer?.headers()['cache-control'], path).toMatch(/s-maxage=\d/);
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
        'href',
        /\/software\/gitea\/vs\/grafana$/,
      );
      await expect(
        page.getByRole('main').getByRole('link', { name: '3000' }).first(),
      ).toBeVisible();
    }
    const missing = await request.get('/software/grafana/vs/nobody-here');
    expect(missing.status()).toBe(404);
    const same = await request.get('/software/grafana/vs/grafana', { maxRedirects: 0 });
    expect(same.headers().location).toMatch(/\/software\/grafana$/);
  });

  test('the page of a crowded port leads to its collisions', async ({ page }) => {
    await page.goto('/ports/3000');
    await page.getByRole('link', { name: 'Choose some of them and see what to change' }).click();
    await expect(page).toHaveURL(/\/collisions\?software=.*grafana/);
    await expect(
      page.getByRole('main').getByRole('heading', { name: 'What to change' }),
    ).toBeVisible();
  });
});

test('what is typed by an address is in the form of a new report', async ({ page }) => {
  await page.goto('/ports/61234/report?software=Echo%20too&summary=It%20does.&source=javascript:1');
  const form = new ReportFormPage(page);
  await expect(form.software).toHaveValue('Echo too');
  await expect(form.summary).toHaveValue('It does.');
  await expect(form.link).toHaveValue('');
});
