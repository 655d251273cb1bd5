import { expect, test } from '../fixtures';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the list of ports begins with what there is to see, and is narrowed by a form', async ({
    page,
  }) => {
    await page.goto('/ports');
    const rows = page.getByRole('main').getByRole('row');
    await expect(rows.nth(1)).toContainText('tcpmux');
    // A port that nobody was assigned is there for its use.
    const unassigned = rows.filter({ hasText: 'unassigned' });
    const software = page.locator('a[href*="/software/"]');
    await expect(unassigned.filter({ hasNot: software })).toHaveCount(0);

    await page.getByLabel('Name contains').fill('remote desktop');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(/name=remote\+desktop/);
    await expect(page.getByRole('main').getByRole('link', { name: '3389' })).toBeVisible();
    await expect(page.getByLabel('Name contains')).toHaveValue('remote desktop');

    await page.goto('/ports?has=use&software=Home%20Assistant&status=unassigned');
    await expect(page.getByRole('main').getByRole('link', { name: '8123' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Software' })).toHaveValue('home-assistant');
  });

  test('a list with nothing in it leads back, and says which words it could not read', async ({
    page,
  }) => {
    const answer = await page.goto('/ports?name=nobodycallsitthat&grade=best&to=99999');
    expect(answer?.status()).toBe(200);
    const main = page.getByRole('main');
    await expect(main.getByRole('status').first()).toContainText('To port and Grade of a report');
    await main.getByRole('link', { name: 'Clear all filters' }).click();
    await expect(page).toHaveURL('/ports');

    await page.goto('/services?name=nobodycallsitthat');
    await main.getByRole('link', { name: 'To all services' }).click();
    await expect(page).toHaveURL('/services');
    await expect(main).toContainText('Remote Desktop');
  });

  test('services come in pages, by plain name, letter or a part of a name', async ({ page }) => {
    const main = page.getByRole('main');
    await page.goto('/services?letter=s');
    await expect(main.getByRole('row')).toHaveCount(101);
    await main.getByRole('link', { name: /^Page 2 of/ }).click();
    await expect(page).toHaveURL('/services?letter=s&page=2');
    await page.getByLabel('Name contains').fill('ssh');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(main.getByRole('row').nth(1)).toContainText('22');
    expect((await page.goto('/services?letter=ss&page=-1'))?.status()).toBe(200);
  });

  test('what the site started with is one line, which leads to all of it', async ({ page }) => {
    for (const path of ['/log', '/changes']) {
      await page.goto(path);
      const main = page.getByRole('main');
      const older = main.getByRole('link', { name: /^Older/ });
      // `goto` waits for the whole page; a click would go on while the next one is still coming.
      while (!(await main.getByText('The site started with').isVisible()))
        await page.goto((await older.getAttribute('href')) ?? '');
      await expect(main.getByText('The site started with')).toContainText(/\d+ reports/);
      await main.getByRole('link', { name: /^Show all [\d,]+ entries/ }).click();
      await expect(page).toHaveURL(/stock=shown/);
      await expect(main.getByText('portolan-stock').first()).toBeVisible();
      await main.getByRole('link', { name: 'Put it back into one line' }).click();
      await expect(page).toHaveURL(path);
    }
  });

  test('the API is described in pages, in each language, and is no page itself', async ({
    page,
    request,
  }) => {
    for (const language of ['', '/he']) {
      await page.goto(`${language}/api`);
      await page
        .getByRole('main')
        .getByRole('link', { name: '/api/v1/ports', exact: false })
        .first()
        .click();
      await expect(page).toHaveURL(new RegExp(`^[^?]*${language}/api/docs/ports`));
      await expect(page.locator('#listPorts')).toContainText('/api/v1/ports');
    }
    expect((await request.get('/api/docs/nothing')).status()).toBe(404);
    expect((await request.get('/api/nothing')).headers()['content-type']).toContain('json');
  });

  test('a schema that an address names is open', async ({ page }) => {
    await page.goto('/api/docs/schemas#schema-Port');
    await expect(page.locator('#schema-Port')).toBeVisible();
    await expect(page.locator('#schema-Software')).toBeHidden();
  });
});
