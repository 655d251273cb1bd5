import { expect, type Page } from '@playwright/test';

/** Looks at a page, by all rules or those named. */
export type Look = (page?: Page, rules?: readonly string[]) => Promise<void>;

/** Looks at a page as it is by day and by night. The two themes differ in nothing but their colours. */
export async function inBothThemes(page: Page, look: Look): Promise<void> {
  await look(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
  await look(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html[data-theme="light"]')).toBeAttached();
}
