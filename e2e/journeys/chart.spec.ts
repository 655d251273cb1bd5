import { expect, test } from '../fixtures';
import { colourAt, openChart, placeOf, said, stage } from '../pages/chart.page';

test('the keyboard goes from port to port, says what each is, and opens one', async ({ page }) => {
  await openChart(page, '/chart#port=1322');
  await stage(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText('Port 1323, both, brcd, in practice: Echo');
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toContainText('Port 1579,');
  await page.keyboard.press('Home');
  await expect(said(page)).toContainText('Port 1536,');
  await page.keyboard.press('End');
  await expect(said(page)).toContainText('Port 1791,');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/#port=1535&zoom=4&at=\d+$/);
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/zoom=2/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/chart#port=1535');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/ports/1535');
});

test('pointing tells what a port is, a click opens it, and the way back leads to the chart', async ({
  page,
}) => {
  await openChart(page);
  const { x, y } = await placeOf(page, 443);
  await page.mouse.move(x, y);
  await expect(stage(page)).toContainText('Port 443');
  await expect(stage(page)).toContainText('https');
  await page.getByRole('button', { name: 'Hilbert curve' }).click();
  await expect(page).toHaveURL('/chart#order=hilbert');
  await page.getByRole('button', { name: 'Hilbert curve' }).click();
  await expect(page).toHaveURL('/chart');
  await page.mouse.click(x, y);
  await expect(page).toHaveURL('/ports/443');
  await page.goBack();
  await expect(page).toHaveURL('/chart');
});

test('the wheel, a double click and dragging move the view and open nothing', async ({ page }) => {
  await openChart(page);
  const zoom = () => Number(/zoom=([\d.]+)/.exec(page.url())?.[1] ?? 1);
  const { x, y } = await placeOf(page, 8_080);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await expect.poll(zoom).toBeGreaterThan(2);
  await expect(stage(page)).toContainText('Port 8080');
  const wheeled = zoom();
  await page.mouse.dblclick(x, y);
  await expect.poll(zoom).toBeCloseTo(2 * wheeled, 1);
  const before = page.url();
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.url()).not.toBe(before);
  expect(new URL(page.url()).pathname).toBe('/chart');
  await page.getByRole('button', { name: 'Whole chart' }).click();
  await expect(page).toHaveURL('/chart');
});

test('an entry of the legend that is pressed fades all others, and only them', async ({ page }) => {
  await openChart(page);
  const [official, dynamic] = [await colourAt(page, 445), await colourAt(page, 57_111)];
  expect(official).not.toBe(dynamic);
  const entry = page.getByRole('button', { name: /^dynamic 16,/ });
  await entry.click();
  await expect(entry).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => colourAt(page, 445)).not.toBe(official);
  expect(await colourAt(page, 57_111)).toBe(dynamic);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => colourAt(page, 445)).toBe(official);
});

test('each colouring has its own legend, its own colours and its own table', async ({ page }) => {
  await openChart(page);
  const by = page.getByRole('combobox', { name: 'Colour by' });
  const entry = (name: RegExp) => page.getByRole('button', { name });
  for (const [value, shown] of [
    ['status', /^assigned 6,3\d\d$/],
    ['community', /^Supported \d/],
    ['transport', /^with SCTP 8\d$/],
    ['year', /^2003 \d/],
    ['release', /^unchanged 65,/],
  ] as const) {
    await by.selectOption(value);
    await expect(entry(shown)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/chart#by=${value}(?:&date=[0-9-]+)?$`));
  }
  await page.getByRole('combobox', { name: 'Release' }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/#by=release&date=\d{4}-\d\d-\d\d$/);
  await page.getByRole('link', { name: 'The same as a table' }).click();
  await expect(page).toHaveURL(/\/chart\/table\?by=release&date=/);
  await expect(page.getByRole('row', { name: /unchanged/ }).first()).toBeVisible();
});

test('an address shows what it says, and the theme changes the colours', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openChart(page, '/chart#by=status&order=hilbert&port=80&zoom=16');
  await expect(page.getByRole('combobox', { name: 'Colour by' })).toHaveValue('status');
  await expect(page.getByRole('button', { name: 'Hilbert curve' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('link', { name: 'Open port 80' })).toHaveAttribute(
    'href',
    '/ports/80',
  );
  await page.goto('/chart#by=status');
  await expect(page.getByRole('button', { name: 'Hilbert curve' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  const light = await colourAt(page, 445);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => colourAt(page, 445)).not.toBe(light);
});

test('the chart is not mirrored where the page runs from right to left', async ({ page }) => {
  await page.goto('/he/chart');
  await expect(page.getByRole('button', { name: /^דינמי/ })).toBeVisible();
  const { x, y } = await placeOf(page, 80);
  await page.mouse.move(x, y);
  await expect(stage(page)).toContainText(/פורט 80(?!\d)/);
});
