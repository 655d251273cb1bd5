import { expect, test } from '../fixtures';

test('Hebrew pages ask for their faces in the head, and load none of them twice', async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(new URL(request.url()).pathname);
  });
  await page.goto('/he/ports/1323', { waitUntil: 'networkidle' });
  const asked = await page
    .locator('head link[rel="preload"][as="font"]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLLinkElement).href).pathname));
  const hebrew = asked.filter((path) => path.includes('hebrew'));
  expect(hebrew).toHaveLength(3);
  expect(fetched.filter((path) => path.includes('hebrew')).sort()).toEqual([...hebrew].sort());
  const used = await page.evaluate(
    () =>
      [...document.fonts].filter(
        ({ family, status }) => family.includes('Hebrew') && status === 'loaded',
      ).length,
  );
  expect(used).toBe(3);
});

test('pages in other languages load none of them', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(new URL(request.url()).pathname);
  });
  await page.goto('/ports/1323', { waitUntil: 'networkidle' });
  await expect(page.locator('head link[rel="preload"][href*="hebrew"]')).toHaveCount(0);
  expect(fetched.filter((path) => path.includes('hebrew'))).toEqual([]);
});

test('handles and versions stand letter by letter: 8x6 is no product, and -> no arrow', async ({
  person,
}) => {
  const { page, handle } = await person('member');
  for (const path of ['/ports/11434', `/users/${handle}`]) {
    await page.goto(path);
    await page.getByRole('banner').getByText(handle).waitFor();
    // In one go: an element that is replaced meanwhile has no style.
    const changed = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => getComputedStyle(one).fontVariantLigatures !== 'no-contextual')
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(changed, path).toEqual([]);
  }
});
