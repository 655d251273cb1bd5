import { expect, test } from '../fixtures';

test('a visitor sees the sign-in, and a page of theirs asks for nobody', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/ports/443', { waitUntil: 'networkidle' });
  await expect(page.locator('html')).not.toHaveAttribute('data-viewer');
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
  expect(asked).not.toContain('/api/v1/me');
});

test('whoever is signed in sees no sign-in flash up before the scripts have come', async ({
  person,
}) => {
  const { page, handle } = await person('member');
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/_next/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/ports/443', { waitUntil: 'commit' });
  // One in the row, one in the menu of narrow screens.
  const links = page.locator('header a[href^="/signin"]');
  await expect(links).toHaveCount(2);
  await expect(page.locator('html')).toHaveAttribute('data-viewer', '');
  for (const link of await links.all()) await expect(link).toBeHidden();
  letGo();
  await expect(page.locator('header summary', { hasText: handle })).toBeVisible();
});

test('where the hint was wrong the sign-in comes back', async ({ page, baseURL }) => {
  const url = baseURL ?? '';
  await page.context().addCookies([
    { name: 'signed-in', value: '1', url },
    { name: 'next-auth.session-token', value: 'gone', url },
  ]);
  await page.goto('/ports/443');
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible();
});
