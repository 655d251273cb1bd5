import { expect, type Page } from '@playwright/test';

/** The chart itself. */
export const stage = (page: Page) => page.getByRole('application');
/** What is told of the port in focus. */
export const said = (page: Page) => page.getByRole('main').getByRole('status');

/** The page with its chart drawn and its names there. */
export async function openChart(page: Page, path = '/chart'): Promise<void> {
  const names = page.waitForResponse(/\/api\/v1\/chart\/names$/);
  await page.goto(path);
  await names;
  await expect(page.getByRole('group', { name: /^Legend/ })).toBeVisible();
}

/** The colour of the chart where a port lies, while the whole of it is seen in rows: `r g b`. */
export async function colourAt(page: Page, port: number): Promise<string> {
  return page.locator('main canvas').evaluate((canvas: HTMLCanvasElement, at) => {
    const cell = canvas.width / 256;
    const [x, y] = [((at % 256) + 0.5) * cell, (Math.floor(at / 256) + 0.5) * cell];
    const context = canvas.getContext('2d');
    return [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3).join(' ');
  }, port);
}

/** Where a port lies on the screen, while the whole chart is seen in rows. */
export async function placeOf(page: Page, port: number): Promise<{ x: number; y: number }> {
  const box = await stage(page).locator('canvas').boundingBox();
  if (box === null) throw new Error('no chart');
  const cell = box.width / 256;
  return {
    x: box.x + ((port % 256) + 0.5) * cell,
    y: box.y + (Math.floor(port / 256) + 0.5) * cell,
  };
}
