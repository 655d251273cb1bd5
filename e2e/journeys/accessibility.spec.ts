import { test } from '../fixtures';

const PAGES = [
  '/',
  '/ports',
  '/ports/1323',
  '/ports/465',
  '/ports/49152',
  '/ports/abc',
  '/services',
  '/services/http',
  '/services/whois%2B%2B',
  '/software',
  '/software/echo',
  '/ranges/system',
  '/releases',
  '/releases/2026-08-17',
  '/search?q=postgers',
  '/search',
  '/about',
  '/privacy',
  '/api',
  '/signin',
];

for (const path of PAGES) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${path} has no serious accessibility violation in the ${scheme} theme`, async ({
      page,
      expectAccessible,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(path);
      await expectAccessible();
    });
  }
  test(`${path} has none in Hebrew`, async ({ page, expectAccessible }) => {
    await page.goto(path === '/' ? '/he' : `/he${path}`);
    await expectAccessible();
  });
}
