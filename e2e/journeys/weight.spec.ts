import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';

/** In bytes, as they are sent, without the headers. */
const FONTS = 90_000;
const SCRIPTS_BEYOND_NEXT = 35_000;
/** The styles of all pages are more. */
const STYLES = 24_000;

const PORT_PAGES = ['/ports/1323', '/he/ports/1323', '/pl/ports/1323', '/es/ports/1323'];
const PAGES = ['/', ...PORT_PAGES, '/ports/8080', '/search?q=redis', '/software/redis'];

interface Loaded {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** Everything that the page loads without anybody doing anything. */
async function load(page: Page, address: string): Promise<Loaded[]> {
  const devtools = await page.context().newCDPSession(page);
  const answers = new Map<string, Omit<Loaded, 'bytes'> & { readonly head: number }>();
  const loaded: Loaded[] = [];
  devtools.on('Network.responseReceived', ({ requestId, response, type }) =>
    answers.set(requestId, {
      path: new URL(response.url).pathname,
      type,
      head: response.encodedDataLength,
    }),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = answers.get(requestId);
    if (answer !== undefined) loaded.push({ ...answer, bytes: encodedDataLength - answer.head });
  });
  await devtools.send('Network.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await devtools.detach();
  return loaded;
}

/** What every page of Next loads, a bare one too. */
function scriptsOfNext(): ReadonlySet<string> {
  const manifest = JSON.parse(
    readFileSync(path.join('.next', 'build-manifest.json'), 'utf8'),
  ) as Readonly<Record<'rootMainFiles' | 'polyfillFiles', readonly string[]>>;
  return new Set(
    [...manifest.rootMainFiles, ...manifest.polyfillFiles].map((file) => `/_next/${file}`),
  );
}

const weigh = (loaded: readonly Loaded[]) => loaded.reduce((sum, { bytes }) => sum + bytes, 0);

for (const address of PAGES) {
  test(`fonts, scripts and styles of ${address} stay light`, async ({ page }) => {
    const loaded = await load(page, address);
    const fonts = loaded.filter(({ type }) => type === 'Font');
    const ofNext = scriptsOfNext();
    const scripts = loaded.filter(({ type }) => type === 'Script');
    const own = scripts.filter((script) => !ofNext.has(script.path));
    const styles = loaded.filter(({ type }) => type === 'Stylesheet');
    // All are there: nothing is light because nothing was seen.
    expect(fonts.length).toBeGreaterThan(2);
    expect(styles.length).toBeGreaterThan(2);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(scripts.length);
    expect(weigh(fonts), fonts.map((font) => `${font.path} ${font.bytes}`).join('\n')).toBeLessThan(
      FONTS,
    );
    expect(weigh(own), own.map((one) => `${one.path} ${one.bytes}`).join('\n')).toBeLessThan(
      SCRIPTS_BEYOND_NEXT,
    );
    expect(weigh(styles), styles.map((one) => `${one.path} ${one.bytes}`).join('\n')).toBeLessThan(
      STYLES,
    );
  });
}

/**
 * A port with an assignment and no report is the ordinary case: 20 kB compressed. With an article and its use a page
 * has more to say. Of the longest lists, 56 uses, each has a line. The first answer is compressed with less care than those of the store.
 */
const HTML = [
  ['/ports/3002', { br: 20_000, plain: 90_000 }],
  ['/ports/60000', { br: 20_000, plain: 90_000 }],
  ['/ports/1323', { br: 25_000, plain: 121_000 }],
  ['/ports/3000', { br: 31_000, plain: 200_000 }],
  ['/ports/8080', { br: 36_000, plain: 250_000 }],
] as const;

test('the HTML of port pages stays small, however many uses a port has', async ({ request }) => {
  for (const [address, most] of HTML) {
    const answer = await request.get(address, { headers: { 'accept-encoding': 'identity' } });
    const plain = (await answer.body()).length;
    const sent = await sentBytes(new URL(address, answer.url()).href);
    expect(plain, `${address}, plain`).toBeLessThan(most.plain);
    expect(sent, `${address}, compressed`).toBeLessThan(most.br);
  }
});

/** What a browser is sent. */
function sentBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () =>
        answer.headers['content-encoding'] === 'br'
          ? resolve(bytes)
          : reject(new Error(`${url} is not compressed`)),
      );
    }).on('error', reject);
  });
}

/** Parts of the page that React keeps track of: each is work on a telephone before the page can be used. */
const PARTS = [
  ['/ports/60000', 850],
  ['/ports/1323', 1_300],
  ['/ports/3000', 2_100],
] as const;

test('few parts of a port page are made alive', async ({ page }) => {
  for (const [address, most] of PARTS) {
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForSelector('html[data-arrows]');
    const parts = await page.evaluate(() => {
      interface Part {
        readonly child: Part | null;
        readonly sibling: Part | null;
      }
      const root = Object.entries(document).find(([name]) => name.startsWith('__reactContainer'));
      const count = (part: Part | null): number =>
        part === null ? 0 : 1 + count(part.child) + count(part.sibling);
      return count(root?.[1].stateNode.current);
    });
    expect(parts, address).toBeGreaterThan(500);
    expect(parts, address).toBeLessThan(most);
  }
});

test('nothing moves while a page loads', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly value: number;
        readonly sources: readonly { readonly node: Node | null }[];
      })[])
        shifts.push(
          `${entry.value}: ${entry.sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ')}`,
        );
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [1280, 360])
    for (const address of PAGES) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
      const shifts = await page.evaluate(
        () => (window as unknown as { readonly shifts: readonly string[] }).shifts,
      );
      expect(shifts, `${address} at ${width}`).toEqual([]);
    }
});
