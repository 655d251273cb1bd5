import { expect, type Locator, type Page } from '@playwright/test';
import { hydrated } from '../hydrated';

/** The form that reports a use of a port, in English. */
export class ReportFormPage {
  constructor(private readonly page: Page) {}

  async open(port: number): Promise<void> {
    await this.page.goto(`/ports/${port}/report`);
    await hydrated(this.software);
  }

  get software(): Locator {
    return this.page.getByRole('combobox', { name: 'Which software?' });
  }

  get suggestions(): Locator {
    return this.page.getByRole('option');
  }

  get summary(): Locator {
    return this.page.getByLabel('In one sentence');
  }

  get sourceKind(): Locator {
    return this.page.getByLabel('Kind of source');
  }

  get link(): Locator {
    return this.page.getByRole('textbox', { name: 'Link' });
  }

  /** The entry as its page will show it. */
  get preview(): Locator {
    return this.page.getByRole('region', { name: 'How it will read' });
  }

  /** What stands or waits on the port already. */
  get known(): Locator {
    return this.page.getByRole('region', { name: 'Already here' });
  }

  /** What became of sending it. */
  get outcome(): Locator {
    return this.page.getByRole('main').getByRole('alert');
  }

  /** That the form was filled from a draft. */
  get restored(): Locator {
    return this.page.getByText('Filled in from your draft');
  }

  /** Signing in, asked when the form is sent. */
  get step(): Locator {
    return this.page.getByRole('region', { name: 'Last step: sign in' });
  }

  /** That the same is there already, said at the software field. */
  get already(): Locator {
    return this.page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /already/ });
  }

  get submit(): Locator {
    return this.page.getByRole('button', { name: 'Propose it' });
  }

  role(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** What may be added is folded away at first. */
  async unfold(): Promise<void> {
    await this.page.getByText('More, if you know it').click();
  }

  /** The setting of that number, from 1. */
  setting(number: number): Locator {
    return this.page
      .getByRole('group', { name: 'How does one use another port?' })
      .getByRole('listitem')
      .filter({ hasText: `Setting ${number}` });
  }

  /** Everything that a report needs, for software that has no entry yet. */
  async fill(name: string): Promise<void> {
    await this.software.fill(name);
    await this.role('Default').check();
    await this.summary.fill(`${name} listens here after its first start.`);
    await this.sourceKind.selectOption({ label: 'documentation' });
    await this.link.fill('https://example.org/manual');
  }

  /** Waits until the browser has put the draft away. */
  async drafted(): Promise<void> {
    await expect(this.page.getByText('Draft kept in this browser.')).toBeVisible();
  }
}
