import type { Locator, Page } from '@playwright/test';

/** The page of one port, in English. */
export class PortPage {
  constructor(private readonly page: Page) {}

  async open(port: number | string): Promise<number> {
    const response = await this.page.goto(`/ports/${port}`);
    return response?.status() ?? 0;
  }

  get number(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get official(): Locator {
    return this.page.getByRole('region', { name: /^Official/ });
  }

  get practice(): Locator {
    return this.page.getByRole('region', { name: /^In practice/ });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  neighbour(port: number): Locator {
    return this.page.getByRole('link', { name: new RegExp(`\\b${port}\\b`) }).first();
  }
}
