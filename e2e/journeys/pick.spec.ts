import type { APIRequestContext } from '@playwright/test';
import { quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';

/** Of `quietPort`: no other test has it. */
const SLOT = 47;

async function picked(request: APIRequestContext, query: string): Promise<number[]> {
  const answer = await request.get(`/api/v1/pick?${query}`);
  expect(answer.status(), query).toBe(200);
  const { picks } = (await answer.json()) as { picks: { port: number }[] };
  return picks.map(({ port }) => port);
}

test('the API gives free ports: near a wish, the same for a project, none that somebody holds', async ({
  request,
}) => {
  const near = await picked(request, 'near=8000&count=20');
  expect(near).toHaveLength(20);
  for (const port of near) {
    const answer = await request.get(`/api/v1/ports/${port}`);
    const { status, reports } = (await answer.json()) as {
      status: string;
      reports: { grade: string; portStart: number; portEnd: number }[];
    };
    expect(status, String(port)).not.toBe('assigned');
    const held = reports.filter(
      ({ grade, portStart, portEnd }) =>
        ['confirmed', 'supported', 'now-official'].includes(grade) && portEnd - portStart < 100,
    );
    expect(held, String(port)).toEqual([]);
  }
  expect(Math.abs((near[0] ?? 0) - 8000)).toBeLessThan(50);

  const own = await picked(request, 'seed=Portolan&count=10');
  expect(await picked(request, 'seed=portolan&count=3')).toEqual(own.slice(0, 3));
  expect(await picked(request, 'seed=another&count=3')).not.toEqual(own.slice(0, 3));
  expect(await picked(request, `seed=portolan&count=2&avoid=${own[0]}`)).toEqual(own.slice(1, 3));

  const wrong = await request.get('/api/v1/pick?count=0&range=all&avoid=http');
  expect(wrong.status()).toBe(422);
  const { errors } = (await wrong.json()) as { errors: { path: string; code: string }[] };
  expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'count too_small',
    'range not_ports',
    'avoid not_ports',
  ]);
});

test('a port that gets a report with a source is picked no more', async ({ person, request }) => {
  const port = quietPort(SLOT);
  const query = `range=${port}-${port}`;
  expect(await picked(request, query)).toEqual([port]);
  const people = [await person('member'), await person('moderator')] as const;
  await standingReport(people, port, `Picked ${port}`);
  await expect.poll(() => picked(request, query)).toEqual([]);
  expect(await picked(request, `${query}&include=reported`)).toEqual([port]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page takes wishes by an ordinary form and tells the reasons', async ({ page }) => {
    await page.goto('/search?q=free+port');
    await page.getByRole('main').getByRole('link', { name: 'Pick one' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pick a port');
    await page.getByLabel('Near port').fill('8080');
    await page.getByLabel('How many').selectOption('3');
    await page.getByText('More options').click();
    await page.getByLabel('Avoid', { exact: true }).fill('8000-8100, 9100-9000');
    await page.getByRole('button', { name: 'Find ports' }).click();

    await expect(page).toHaveURL(/near=8080/);
    const picks = page.getByRole('main').locator('ol > li');
    await expect(picks).toHaveCount(3);
    await expect(picks.first()).toContainText(/\d+ (above|below) 8080/);
    await expect(picks.first()).toContainText('not assigned by IANA');
    await page.getByText('What is left out here').click();
    await expect(page.getByRole('main')).toContainText('8000-8100');
    await expect(page.getByLabel('Avoid', { exact: true })).toHaveValue('8000-8100, 9000-9100');
    await picks.first().getByRole('link').click();
    await expect(page).toHaveURL(/\/ports\/\d+$/);
  });

  test('nothing fits: one line says so and what there is', async ({ page }) => {
    await page.goto('/pick?run=50&range=80-130&near=x');
    const main = page.getByRole('main');
    await expect(main.getByRole('status').first()).toContainText('Near port');
    await expect(main).toContainText('There is no run of 50 free ports here.');
    await main.getByRole('link', { name: 'Look in all ports' }).click();
    await expect(main.locator('ol > li')).toHaveCount(5);
  });
});

test('a pasted list is read in the browser; only its numbers are sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/he/pick');
  await page.goto('/pick?avoid=7');
  await page.getByText('Paste a list of ports to avoid').click();
  await page
    .getByLabel('Excluded ranges of Windows')
    .fill(
      'Start Port    End Port\n----------    --------\n     50000       50059     *\nsecretword',
    );
  await page.getByRole('button', { name: 'Read the list' }).click();
  await expect(page.getByText('To be avoided: 50000-50059')).toBeVisible();
  await expect(page.getByLabel('Avoid', { exact: true })).toHaveValue('7,50000-50059');
  await page.getByRole('button', { name: 'Find ports' }).click();
  await expect(page).toHaveURL(/avoid=7%2C50000-50059/);
  expect(sent.join('\n')).not.toContain('secretword');
  await page
    .getByRole('button', { name: /^Copy \d+/ })
    .first()
    .click();
});
