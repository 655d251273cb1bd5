import type { Locator, Page } from '@playwright/test';

/** What a moderator can do to an account, in English. */
export class ModeratePage {
  constructor(private readonly page: Page) {}

  /** Goes there as a moderator would, by way of the profile. */
  async open(handle: string): Promise<void> {
    await this.page.goto(`/users/${handle}`);
    await this.page.getByRole('link', { name: 'Moderate' }).press('Enter');
    await this.page.waitForURL(/\/moderate$/);
  }

  act(title: string): Locator {
    return this.page
      .getByRole('main')
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
  }

  /** Gives the reason and presses the button. */
  async do(title: string, reason: string, button = title): Promise<void> {
    await this.act(title).getByLabel('Reason, for everybody to read').fill(reason);
    await this.press(title, button);
  }

  async press(title: string, button: string | RegExp): Promise<void> {
    await this.act(title).getByRole('button', { name: button }).press('Enter');
  }
}
