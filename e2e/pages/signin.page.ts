import type { Locator, Page } from '@playwright/test';
import { hydrated } from '../hydrated';
import { linkMailedTo } from '../mail';

/** Signing in by mail, in English. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/signin');
  }

  get email(): Locator {
    return this.page.getByRole('textbox', { name: 'E-mail address' });
  }

  get confirm(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Sign in' });
  }

  /** Asks for a link and uses it, as somebody does who reads the mail in the same browser; `letters`: how many they have then. */
  async signIn(address: string, letters = 1): Promise<void> {
    await hydrated(this.email);
    await this.email.fill(address);
    await this.email.press('Enter');
    await this.page.getByText(`on its way to ${address}`).waitFor();
    await this.page.goto(await linkMailedTo(address, letters));
    await this.confirm.press('Enter');
  }
}
