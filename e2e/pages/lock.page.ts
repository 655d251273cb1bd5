import type { Locator, Page } from '@playwright/test';

/** Where a moderator locks something and lifts the lock, in English. */
export class LockPage {
  constructor(private readonly page: Page) {}

  /** Goes there as a moderator would, by way of the form that edits it. */
  async open(form: string): Promise<void> {
    await this.page.goto(form);
    await this.page.getByRole('main').getByRole('link', { name: 'Moderate' }).press('Enter');
    await this.page.waitForURL(/\/moderate\//);
  }

  async lock(reason: string, { level = 'Reviewers and moderators', term = '7 days' } = {}) {
    await this.page.getByRole('radio', { name: level }).check();
    await this.page.getByRole('radio', { name: term }).check();
    await this.reason.fill(reason);
    await this.page.getByRole('button', { name: 'Lock it' }).press('Enter');
  }

  async lift(reason: string): Promise<void> {
    await this.page.getByText('Lift the lock early').press('Enter');
    await this.reason.fill(reason);
    await this.page.getByRole('button', { name: 'Lift the lock' }).press('Enter');
  }

  get reason(): Locator {
    return this.page.getByRole('main').getByLabel('Reason, for everybody to read');
  }

  /** What became of the last act. */
  get said(): Locator {
    return this.page.getByRole('main').getByRole('status');
  }

  get fault(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }
}
