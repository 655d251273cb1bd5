import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

const PHONE = { width: 360, height: 780 };

async function place(page: Page, selector: string) {
  return page.locator(selector).evaluate((element) => {
    const { top, left, width, height } = element.getBoundingClientRect();
    return { top, left, width, height };
  });
}

test('the number stands still from port to port, whatever its length and the answer’s', async ({
  page,
}) => {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const language of ['', '/he']) {
      const places = [];
      for (const port of [1, 80, 8080, 31337, 65535]) {
        await page.goto(`${language}/ports/${port}`);
        await page.evaluate(() => document.fonts.ready);
        places.push(await place(page, 'h1'));
      }
      expect(
        new Set(places.map((one) => JSON.stringify(one))),
        `${language} ${width}`,
      ).toHaveProperty('size', 1);
    }
  }
});

test('the contents lead to every section, and every permanent link to what is there', async ({
  page,
  portPage,
}) => {
  for (const port of [0, 80, 1323, 8080, 49152]) {
    await portPage.open(port);
    const { missing, sections, twice } = await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')];
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return {
        missing: links
          .map((link) => decodeURIComponent(link.hash.slice(1)))
          .filter((id) => document.getElementById(id) === null),
        sections: document.querySelectorAll('#contents a').length,
        twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      };
    });
    expect(missing, String(port)).toEqual([]);
    expect(twice, String(port)).toEqual([]);
    // Port 0 has no questions.
    expect(sections, String(port)).toBeGreaterThanOrEqual(port === 0 ? 5 : 6);
  }
});

test('the contents stay in sight, and what they lead to is not behind them', async ({
  page,
  portPage,
}) => {
  await portPage.open(1323);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await contents.getByRole('link', { name: 'Questions' }).click();
  await expect(page).toHaveURL(/#questions$/);
  await expect(contents).toBeInViewport();
  const heading = page.locator('#questions');
  await expect(heading).toBeInViewport();
  const bar = await contents.boundingBox();
  await expect
    .poll(async () => (await heading.boundingBox())?.y ?? 0)
    .toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
});

test('on a phone the contents are a list that opens on demand and closes on its links', async ({
  page,
  portPage,
}) => {
  await page.setViewportSize(PHONE);
  await portPage.open(1323);
  const link = page.locator('#contents').getByRole('link', { name: 'History' });
  await expect(link).toBeHidden();
  await page.getByRole('button', { name: 'On this page' }).click();
  await link.click();
  await expect(link).toBeHidden();
  await expect(page).toHaveURL(/#history$/);
});

test('arrow keys lead to the neighbours, in Hebrew along the same line; not while one writes or holds a key', async ({
  page,
  portPage,
}) => {
  const heard = page.locator('html[data-arrows]');
  await portPage.open(1323);
  await heard.waitFor();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL('/ports/1324');
  await expect(portPage.number).toHaveText(/1324/);
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL('/ports/1323');
  await expect(portPage.number).toHaveText(/1323/);
  await page.keyboard.press('Shift+ArrowRight');
  await portPage.tab('Linux').focus();
  await page.keyboard.press('ArrowRight');
  await expect(portPage.tab('macOS')).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/ports/1323');
  await page.goto('/he/ports/65534');
  await heard.waitFor();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL('/he/ports/65535');
  await expect(portPage.number).toContainText('65535');
  // There is none after the last.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL('/he/ports/65534');
});

test('where IANA notes another use, the empty side says so', async ({ portPage }) => {
  await portPage.open(4045);
  await expect(portPage.practice).toContainText('IANA knows of another use.');
  await expect(portPage.practice).not.toContainText('Nobody has reported another use');
});

test.describe('the head', () => {
  test('has one menu of languages, the same page in each, and Escape closes it', async ({
    page,
  }) => {
    await page.goto('/ports/1323');
    const menu = page.getByRole('navigation', { name: 'Language' });
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(menu.getByRole('link')).toHaveText(['English', 'עברית', 'Polski', 'Español']);
    await expect(menu.getByRole('link', { name: 'English' })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect(menu.getByRole('link').first()).toBeHidden();
    await expect(menu.locator('summary')).toBeFocused();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Polski' }).click();
    await expect(page).toHaveURL('/pl/ports/1323');
  });

  test('on a phone one menu holds all ways, from the keyboard alone', async ({ page }) => {
    await page.setViewportSize(PHONE);
    for (const path of ['/ports/1323', '/he/ports/1323']) {
      await page.goto(path);
      const opener = page.locator('[popovertarget="site-menu"]');
      const ways = page.locator('#site-menu');
      await expect(ways).toBeHidden();
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect(ways.getByRole('link').first()).toBeFocused();
      await expect(ways.locator('a[href$="/report"]')).toBeVisible();
      await expect(ways.locator('a[href$="/signin"]')).toBeVisible();
      await ways.locator('summary').press('Enter');
      await expect(ways.getByRole('link', { name: 'Español' })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(ways.getByRole('link', { name: 'Español' })).toBeHidden();
      await expect(ways).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(ways).toBeHidden();
      await expect(opener).toBeFocused();
      const row = await place(page, 'header > div');
      expect(row.height, `${path}: the head is one row`).toBeLessThanOrEqual(64);
    }
  });

  test('a link of the menu closes it', async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto('/ports/1323');
    await page.locator('[popovertarget="site-menu"]').click();
    await page.locator('#site-menu').getByRole('link', { name: 'Software', exact: true }).click();
    await expect(page).toHaveURL('/software');
    await expect(page.locator('#site-menu')).toBeHidden();
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('its menus open and lead on', async ({ page }) => {
      await page.setViewportSize(PHONE);
      await page.goto('/ports/1323');
      await page.locator('[popovertarget="site-menu"]').click();
      const ways = page.locator('#site-menu');
      await ways.locator('summary').click();
      await ways.getByRole('link', { name: 'Español' }).click();
      await expect(page).toHaveURL('/es/ports/1323');
      await page.locator('[popovertarget="site-menu"]').click();
      await ways.locator('nav a').first().click();
      await expect(page).toHaveURL('/es/ports');
    });
  });
});

test('a way on the site is followed without loading the page anew, unless another window is asked for', async ({
  page,
  portPage,
}) => {
  await portPage.open(1323);
  await page.waitForSelector('html[data-arrows]');
  const name = 'sameDocument';
  await page.evaluate((mark) => Object.assign(window, { [mark]: true }), name);
  const same = () => page.evaluate((mark) => mark in window, name);
  const next = page.locator('ol a[rel="next"]');
  const opened = page.context().waitForEvent('page');
  await next.click({ modifiers: ['ControlOrMeta'] });
  await expect(await opened).toHaveURL(/\/ports\/1324$/);
  await expect(page).toHaveURL(/\/ports\/1323$/);
  for (const [link, to] of [
    [next, /\/ports\/1324$/],
    [page.locator('footer nav a').first(), /\/pick$/],
  ] as const) {
    await link.click();
    await expect(page).toHaveURL(to);
    expect(await same()).toBe(true);
  }
  await page.goBack();
  await expect(page).toHaveURL(/\/ports\/1324$/);
  await expect(page.locator('h1:visible')).toContainText('1324');
  // What is no page is none of these: the browser loads it.
  await page.locator('a[href="/ports/1324.txt"]').click();
  await expect(page).toHaveURL(/\.txt$/);
  expect(await same()).toBe(false);
});

test('every command has a button that copies it, and says so', async ({ page, portPage }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await portPage.open(1323);
  const panel = page.locator('[role="tabpanel"]:visible');
  const commands = panel.locator('code');
  await expect(panel.getByRole('button')).toHaveCount(await commands.count());
  const command = await commands.first().innerText();
  const copy = panel.getByRole('button').first();
  await expect(copy).toHaveAccessibleName(`Copy the command ${command}`);
  await copy.click();
  await expect(copy).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(command);
  await expect(copy).toHaveText('Copy');
});
