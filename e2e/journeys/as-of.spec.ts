import { expect, test } from '../fixtures';

test('a port on a day of the past stands at its address with the day, and leads back to now', async ({
  page,
}) => {
  await page.goto('/ports/11434/history');
  await page.getByLabel('Port 11434 on another day').fill('2026-04-08');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL('/ports/11434?asof=2026-04-08');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Port 11434 on 8 April 2026');
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  await page.getByRole('link', { name: 'Port 11434 as it is now' }).click();
  await expect(page).toHaveURL('/ports/11434');
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
});

test('a day that cannot be shown is a 404 that says why, and the page of now is kept as before', async ({
  request,
}) => {
  for (const [day, why] of [
    ['soon', 'That is not a date'],
    ['2026/04/08', 'That is not a date'],
    ['2999-01-01', 'That day has not come yet'],
    ['1999-01-01', 'That day is too long ago'],
  ] as const) {
    const answer = await request.get(`/ports/11434?asof=${day}`);
    expect([day, answer.status()]).toEqual([day, 404]);
    expect(await answer.text(), day).toContain(why);
  }
  const then = await request.get('/he/ports/11434?asof=2026-04-08');
  expect([then.status(), (await then.text()).includes('lang="he"')]).toEqual([200, true]);
  const moved = await request.get('/he/ports/11434/asof/2026-04-08', { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([
    308,
    '/he/ports/11434?asof=2026-04-08',
  ]);
  // The page of now is kept as before: only it has a version of its own.
  expect((await request.get('/ports/11434')).headers().etag).toBeTruthy();
  expect((await request.get('/ports/11434?asof=')).status()).toBe(200);
});
