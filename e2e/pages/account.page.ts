import type { Locator, Page } from '@playwright/test';
import { hydrated } from '../hydrated';

/** One's own account, in English. */
export class AccountPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/account');
    await hydrated(this.tokens.getByRole('button', { name: 'Make a token' }));
  }

  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  get tokens(): Locator {
    return this.part('API tokens');
  }

  get sessions(): Locator {
    return this.part('Where you are signed in');
  }

  /** What became of the last form. */
  get said(): Locator {
    return this.page.getByRole('main').getByRole('status').first();
  }

  /** Makes a token that may read and write; hands it back. */
  async makeToken(name: string): Promise<string> {
    await this.tokens.getByRole('textbox', { name: 'Name' }).fill(name);
    await this.tokens.getByRole('checkbox', { name: /^Propose/ }).check();
    await this.tokens.getByRole('button', { name: 'Make a token' }).press('Enter');
    return (await this.tokens.locator('output').textContent()) ?? '';
  }
}
