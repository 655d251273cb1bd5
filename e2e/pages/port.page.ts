import { expect, type Locator, type Page } from '@playwright/test';

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

  /**
   * Opens the page anew until what is in practice there names `text`, or no longer does: pages are
   * stored, and a change takes a moment to reach them. How long a moment, the benchmark says.
   */
  async untilPractice(port: number, says: 'names' | 'names no more', text: string): Promise<void> {
    const named = async () => {
      await this.open(port);
      // What is only proposed is no use yet.
      const said = await this.practice.evaluate((region) => {
        const copy = region.cloneNode(true) as Element;
        copy.querySelector('[aria-labelledby="proposals"]')?.remove();
        return copy.textContent ?? '';
      });
      return said.replace(/\s+/g, ' ').includes(text);
    };
    await expect.poll(named, `port ${port} ${says} “${text}”`).toBe(says === 'names');
  }

  /** What is proposed and not accepted yet. */
  get proposals(): Locator {
    return this.page.getByRole('region', { name: 'Proposed, not reviewed yet' });
  }

  /** Opens the page anew until it lists a proposal that names `text`. */
  async untilProposed(port: number, text: string): Promise<void> {
    const listed = async () => {
      await this.open(port);
      return (
        (await this.proposals.count()) > 0 && (await this.proposals.innerText()).includes(text)
      );
    };
    await expect.poll(listed, `port ${port} lists the proposal “${text}”`).toBe(true);
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  neighbour(port: number): Locator {
    return this.page.getByRole('link', { name: new RegExp(`\\b${port}\\b`) }).first();
  }
}
