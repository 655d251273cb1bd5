import { chromium, type Page } from '@playwright/test';
import { startSession } from '@/lib/auth/commands/sessions';
import { median } from '@/lib/bench/load';
import { type BenchRow, benchRow } from '@/lib/bench/row';
import { growCommunity } from '@/lib/growth/commands';
import { note } from '@/lib/instance/terminal';
import { MINUTE, SECOND } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { findOrInstallChromium } from '../test/chromium';

const ITEMS = 50;
const ALLOWED_S = (10 * MINUTE) / SECOND;
/** Whoever reads has the rest of the ten minutes: eleven seconds an edit. */
const GOAL = 0.05;
/** A verdict is given ten seconds after it was pressed. */
const GIVEN_WITHIN_MS = 30_000;

/** What the desk shows, and what it took to get there. */
interface Shown {
  /** Number of the edit. */
  readonly id: string;
  readonly conflicts: boolean;
  /** Milliseconds from the key that decided the one before to the moment at which this one could be decided. */
  readonly ms: number;
  readonly focused: boolean;
}

/**
 * How much of ten minutes the machine takes of a moderator who clears 50 edits of a grown community by keyboard
 * alone: the sum of the times from the key that decides one to the next one being whole and open to a decision.
 * Nobody reads, so that all that is made ready ahead has the least time. Writes into the process's database, which
 * the pages are to be of, and fails where an edit comes up twice, the focus is lost or a verdict is not given.
 */
export async function benchDesk(origin: string): Promise<BenchRow> {
  await growCommunity({ size: 1, seed: 'desk', until: new Date() }, note);
  const moderator = await db().user.create({
    data: {
      ...{ handle: 'desk-bench', email: 'desk-bench@example.org', role: 'moderator' },
      emailVerified: new Date(),
    },
  });
  const secret = await startSession(moderator.id, null, new Date());
  const browser = await chromium.launch({ executablePath: findOrInstallChromium() });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const cookie = { name: 'next-auth.session-token', value: secret, url: origin };
    await context.addCookies([cookie]);
    const page = await context.newPage();
    const { cleared, keys } = await clear(page, new URL('/queue', origin).href);
    await allGiven(moderator.id);
    const times = cleared.map(({ ms }) => ms).sort((a, b) => a - b);
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
    return benchRow({
      name: 'desk',
      what: `${ITEMS} edits of a grown community decided by keyboard: the machine's share`,
      unit: 's',
      baseline: 'ten minutes',
      goal: { at: 'most', ratio: GOAL },
      rounds: [{ ours: times.reduce((sum, ms) => sum + ms, 0) / SECOND, baseline: ALLOWED_S }],
      note:
        `from a verdict to the next edit: in the middle ${Math.round(median(times))} ms, ` +
        `of 95 in 100 at most ${Math.round(p95)} ms; ${(keys / ITEMS).toFixed(1)} keys an edit`,
    });
  } finally {
    await browser.close();
  }
}

async function clear(page: Page, url: string): Promise<{ cleared: Shown[]; keys: number }> {
  // What runs the commands (esbuild) names functions by it, also those that are sent to the page.
  await page.addInitScript('globalThis.__name = (one) => one;');
  await page.addInitScript(() => {
    const note = ({ timeStamp }: Event) =>
      (document.documentElement.dataset.pressed = String(timeStamp));
    addEventListener('keydown', note, { capture: true });
  });
  await page.goto(url);
  let shown = await next(page, '');
  const seen: string[] = [];
  const cleared: Shown[] = [];
  let keys = 0;
  while (cleared.length < ITEMS) {
    if (seen.includes(shown.id)) throw new Error(`edit ${shown.id} came up twice`);
    seen.push(shown.id);
    // What no longer merges is turned down, as the desk's own reason says.
    await page.keyboard.press(shown.conflicts ? 'r' : 'a');
    const coming = next(page, shown.id);
    await page.keyboard.press('1');
    keys += 2;
    shown = await coming;
    if (!shown.focused) throw new Error(`the focus was lost before edit ${shown.id}`);
    cleared.push(shown);
  }
  return { cleared, keys };
}

/** Waits in the page, frame by frame, until another edit than `last` is whole and can be decided. */
function next(page: Page, last: string): Promise<Shown> {
  return page.evaluate(
    (before) =>
      new Promise<Shown>((resolve) => {
        const look = () => {
          const edit = document.querySelector('article[aria-busy="false"]');
          const id = /\d+$/.exec(edit?.querySelector('a')?.getAttribute('href') ?? '')?.[0] ?? '';
          const approve = [...document.querySelectorAll('button')].find(
            (button) => button.querySelector('kbd')?.textContent === 'A',
          );
          const isAlive =
            edit !== null && Object.keys(edit).some((key) => key.startsWith('__react'));
          const isOpen = approve?.getAttribute('aria-disabled') === 'false';
          if (id === '' || id === before || !isAlive || !isOpen)
            return void requestAnimationFrame(look);
          resolve({
            ...{ id, conflicts: approve.textContent.startsWith('Approve:') },
            ms: performance.now() - Number(document.documentElement.dataset.pressed ?? 0),
            focused: before === '' || document.activeElement?.tagName === 'H2',
          });
        };
        look();
      }),
    last,
  );
}

/** Waits until the server has given every verdict, and finds none refused. */
async function allGiven(reviewerId: string): Promise<void> {
  const until = performance.now() + GIVEN_WITHIN_MS;
  while (performance.now() < until) {
    const given = await db().review.count({ where: { reviewerId } });
    const refused = await db().heldVerdict.count({
      where: { reviewerId, NOT: { refusal: { equals: null as never } } },
    });
    if (given === ITEMS) return;
    if (refused > 0) break;
    await new Promise((resolve) => setTimeout(resolve, SECOND));
  }
  throw new Error(
    `of ${ITEMS} verdicts ${await db().review.count({ where: { reviewerId } })} were given`,
  );
}
