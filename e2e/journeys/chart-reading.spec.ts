import { z } from 'zod';
import { decodeRuns } from '@/lib/chart/rules/runs';
import { expect, test } from '../fixtures';
import { openChart, placeOf } from '../pages/chart.page';

const layerSchema = z.object({ values: z.array(z.string()), runs: z.string() });

test('what a browser reads to the first paint is small, and the same for everybody', async ({
  request,
}) => {
  const get = (path: string) => request.get(path, { headers: { 'accept-encoding': 'gzip' } });
  const page = await get('/chart');
  expect(page.headers()['cache-control']).toBe('public, max-age=0, s-maxage=1');
  const layer = await get('/api/v1/chart/overview');
  expect(layer.headers()['content-encoding']).toBe('gzip');
  expect((await get('/api/v1/chart/weather')).status()).toBe(404);
  expect((await get('/api/v1/chart/releases/1999-01-01')).status()).toBe(404);
  // A layer that no vote changes: others vote meanwhile.
  const year = await request.get('/api/v1/chart/year');
  const again = await request.get('/api/v1/chart/year', {
    headers: { 'if-none-match': year.headers().etag ?? '' },
  });
  expect(again.status()).toBe(304);
});

test('another grade shows without a restart', async ({ request, database }) => {
  const { rows } = await database.query<{ id: number; port: number; grade: string }>(
    `SELECT id, port_start AS port, grade FROM report WHERE state = 'active' AND port_start = port_end
     AND port_start IN (SELECT port_start FROM report WHERE state = 'active' GROUP BY 1 HAVING count(*) = 1)
     AND NOT EXISTS (SELECT FROM report wide WHERE wide.state = 'active' AND wide.port_end > wide.port_start
       AND report.port_start BETWEEN wide.port_start AND wide.port_end)
     ORDER BY id LIMIT 1`,
  );
  const [report] = rows;
  if (report === undefined) throw new Error('no port with one report alone');
  // Of this port alone: others vote meanwhile.
  const shown = async () => {
    const layer = layerSchema.parse(await (await request.get('/api/v1/chart/community')).json());
    return layer.values[decodeRuns(layer.runs)[report.port] ?? 0];
  };
  const change = async (grade: string) => {
    await database.query(`UPDATE report SET grade = $1 WHERE id = $2`, [grade, report.id]);
    await database.query(`SELECT pg_notify('portolan_tags', '["uses"]')`);
  };
  expect(await shown()).toBe(report.grade);
  try {
    await change('historic');
    await expect.poll(shown).toBe('historic');
  } finally {
    await change(report.grade);
  }
  await expect.poll(shown).toBe(report.grade);
});

test('a finger chooses a port and the page offers to open it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    hasTouch: true,
    viewport: { width: 360, height: 640 },
  });
  const page = await context.newPage();
  await openChart(page);
  const { x, y } = await placeOf(page, 30_000);
  await page.touchscreen.tap(x, y);
  await expect(page.getByRole('link', { name: /^Open port \d+$/ })).toBeVisible();
  await expect(page).toHaveURL(/\/chart#port=\d+$/);
  await context.close();
});

test('the chart with a port in focus has no serious accessibility violation', async ({
  page,
  expectAccessible,
}) => {
  await openChart(page, '/chart#by=year&port=443');
  await page.getByRole('button', { name: /^2003/ }).click();
  await expectAccessible();
  await page.goto('/chart/table?by=transport');
  await expectAccessible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('there is the picture with words, and every colouring as a table', async ({ page }) => {
    await page.goto('/chart');
    await expect(page.getByRole('img', { name: /^All 65,536 ports as a picture/ })).toBeVisible();
    await expect(page.getByRole('application')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Hilbert curve' })).toBeHidden();
    await page.getByRole('main').getByRole('link', { name: 'Official status' }).click();
    await expect(page).toHaveURL('/chart/table?by=status');
    const row = page.getByRole('row').filter({ hasText: 'Ports \u20662–3\u2069' });
    await expect(row).toContainText('2 ports');
    await expect(row).toContainText('reserved');
    await row.getByRole('link').click();
    await expect(page).toHaveURL('/ports?from=2&to=3&has=all');
    await page.goto('/chart/table?by=status');
    await page.getByRole('link', { name: /^On to page 2/ }).click();
    await expect(page).toHaveURL('/chart/table?by=status&page=2');
    await page.goto('/chart/table?by=nonsense&page=0');
    await expect(page.getByRole('table', { name: 'Official and in practice' })).toBeVisible();
  });
});
