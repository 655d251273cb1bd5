import { expect, test } from '../fixtures';

for (const [query, found] of [
  ['postgers', 'postgresql'],
  ['synthing', 'Syncthing'],
  ['echo', 'Echo'],
] as const) {
  test(`“${query}” finds ${found}`, async ({ searchPage }) => {
    await searchPage.open(query);
    await expect(searchPage.results.filter({ hasText: found }).first()).toBeVisible();
  });
}

for (const [query, port] of [
  [':8080', 8080],
  ['tcp/443', 443],
  ['8080,8443', 8443],
] as const) {
  test(`“${query}” finds port ${port} first of all`, async ({ request }) => {
    const answer = await request.get('/api/v1/search', { params: { q: query } });
    const { items } = (await answer.json()) as { items: { kind: string; url: string }[] };
    expect(items.slice(0, 2).map(({ url }) => url)).toContain(`/ports/${port}`);
    expect(items[0]?.kind).toBe('port');
  });
}

test('the command box opens on “/” and Ctrl-K, finds as you type and goes by Enter', async ({
  page,
  searchPage,
  expectAccessible,
}) => {
  await page.goto('/about');
  await expect(page.locator('#site-search-field')).toHaveAttribute('aria-keyshortcuts', /Control/);
  await page.keyboard.press('Control+k');
  await expect(searchPage.field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(searchPage.box).toBeHidden();
  await page.keyboard.press('/');
  await searchPage.field.fill('synthing');
  await expect(searchPage.options.filter({ hasText: 'Syncthing' }).first()).toBeVisible();
  await expectAccessible();
  await searchPage.field.fill(':8080');
  await expect(searchPage.options.first()).toContainText('8080');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ports/8080');
});

test('the command box takes the first letter at once, while its search is still being loaded', async ({
  page,
  searchPage,
}) => {
  await page.goto('/about');
  await expect(page.locator('#site-search-field')).toHaveAttribute('aria-keyshortcuts', /Control/);
  let load: () => void = () => undefined;
  const loading = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route('**/_next/static/**', async (route) => {
    await loading;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type(':8080');
  await expect(searchPage.field).toHaveValue(':8080');
  await expect(searchPage.options).toHaveCount(0);
  load();
  await expect(searchPage.options.first()).toContainText('8080');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ports/8080');
});
