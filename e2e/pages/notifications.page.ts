import type { Locator, Page } from '@playwright/test';

/** The page of what a member was told and what they watch, in English. */
export class NotificationsPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/notifications');
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Notifications, newest first' });
  }

  get items(): Locator {
    return this.list.getByRole('listitem');
  }

  /** The form that begins to watch ports. */
  get form(): Locator {
    return this.page.getByRole('form', { name: 'Watch a port or a range' });
  }

  get watches(): Locator {
    return this.page.getByRole('region', { name: /^What you watch/ });
  }

  async watch(from: number, to?: number): Promise<void> {
    await this.form.getByLabel('Port').fill(String(from));
    if (to !== undefined) await this.form.getByLabel('to (for a range)').fill(String(to));
    await this.form.getByRole('button', { name: 'Watch' }).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The masthead's menu of whoever is signed in. */
  get menu(): Locator {
    return this.page.getByRole('banner').locator('summary').last();
  }
}
