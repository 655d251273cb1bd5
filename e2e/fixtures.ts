import { createHash, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import pg from 'pg';
import { PortPage } from './pages/port.page';
import { SearchPage } from './pages/search.page';

/** A person of the tests: an account of its own with a session, as if they had just signed in. */
export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly email: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

export type Role = 'member' | 'reviewer' | 'moderator' | 'admin';

/**
 * Of lists with hundreds of rows alike, the first forty stand for the rest; of lists by letters, the whole first
 * three letters and five rows of each other one.
 */
const LONG_TAIL = [
  ...['tbody tr:nth-child(n + 41)', 'ol > li:nth-child(n + 41)', 'ul > li:nth-child(n + 41)'],
  'section > section:nth-of-type(n + 4) > ul > li:nth-child(n + 6)',
].join(', ');

interface Fixtures {
  readonly portPage: PortPage;
  readonly searchPage: SearchPage;
  /** Expects no serious or critical accessibility violation on the page as it is now, by all rules or those named. */
  readonly expectAccessible: (page?: Page, rules?: readonly string[]) => Promise<void>;
  /** Signs a new person in, in a browser of their own. */
  readonly person: (role: Role, trust?: 1 | 2 | 3) => Promise<Person>;
  readonly database: pg.Pool;
}

function databaseUrl(): string {
  const url = process.env.E2E_DATABASE_URL;
  if (url === undefined) throw new Error('E2E_DATABASE_URL is set by the test server');
  return url;
}

export const test = base.extend<Fixtures>({
  portPage: async ({ page }, use) => use(new PortPage(page)),
  searchPage: async ({ page }, use) => use(new SearchPage(page)),
  expectAccessible: async ({ page }, use) => {
    await use(async (target = page, rules = []) => {
      // A page that was just gone to may have its title a moment later than its text.
      await expect(target).toHaveTitle(/./);
      // In the page itself: what reports on frames opens a page more each time, and takes three times as long.
      const axe = new AxeBuilder({ page: target }).exclude(LONG_TAIL).setLegacyMode();
      axe.options({ resultTypes: ['violations'] });
      if (rules.length > 0) axe.withRules([...rules]);
      expect(target.frames()).toHaveLength(1);
      const { violations } = await axe.analyze();
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect(
        serious.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ target: where }) => where.join(' ')).join(', ')}`,
        ),
      ).toEqual([]);
    });
  },
  database: async ({}, use) => {
    const pool = new pg.Pool({ connectionString: databaseUrl(), max: 2 });
    await use(pool);
    await pool.end();
  },
  person: async ({ browser, database, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, trust = 1) => {
      const name = randomBytes(6).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      const id = `e2e-${name}`;
      const handle = `${role.slice(0, 6)}-${name}`;
      const email = `${name}@example.org`;
      await database.query(
        `INSERT INTO "user" (id, email, email_verified, handle, role, earned_trust, created_at)
         VALUES ($1, $2, now(), $3, $4, $5, now() - interval '60 days')`,
        [id, email, handle, role, trust],
      );
      await database.query(
        `INSERT INTO session (id, session_token, user_id, expires) VALUES ($1, $2, $3, now() + interval '1 day')`,
        [id, createHash('sha256').update(secret).digest('hex'), id],
      );
      const url = baseURL ?? '';
      const context = await browser.newContext({ baseURL: url });
      contexts.push(context);
      await context.addCookies([
        { name: 'next-auth.session-token', value: secret, url, httpOnly: true, sameSite: 'Lax' },
        { name: 'signed-in', value: '1', url, sameSite: 'Lax' },
      ]);
      return { id, handle, email, context, page: await context.newPage() };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
