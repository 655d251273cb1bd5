import { expect, test } from '../fixtures';
import { newReport, propose, quietPort, standingReport } from '../api';

const QUOTE = 'The server listens on the port by default.';

test('what became of a line is said on the page, to the reviewer and in the list of those that are gone', async ({
  person,
  database,
  expectAccessible,
}) => {
  const [author, moderator] = [await person('member'), await person('moderator')];
  const port = quietPort(84);
  const name = `Gone ${author.handle}`;
  const url = `https://example.org/${author.handle}`;
  const evidence = [{ kind: 'vendor-docs', url, quote: QUOTE }];
  const { id } = await standingReport([author, moderator], port, name, { evidence });
  const edit = await propose(author, newReport(port + 1, name, { evidence }));
  // As a round leaves it; what a round does, round.db.test.ts shows with a web server.
  const key = `encode(sha256(convert_to($1 || chr(10) || $2, 'UTF8')), 'hex')`;
  await database.query(
    `INSERT INTO source_check (key, url, quote, state, reason, checked_at, seen_at, due_at)
     VALUES (${key}, $1, $2, 'gone', 'no-line', '2026-11-29', '2026-10-01', '2027-01-01')`,
    [url, QUOTE],
  );
  await database.query(
    `WITH done AS (UPDATE evidence SET check_key = ${key} WHERE url = $1 AND quote = $2)
     SELECT pg_notify('portolan_tags', $3)`,
    [url, QUOTE, JSON.stringify([`port:${port}`, `edit:${edit.id}`])],
  );
  const { page } = moderator;
  const said = 'Gone: not found on 29 November 2026.';
  await expect(async () => {
    await page.goto(`/he/ports/${port}`);
    await expect(page.getByText('נעלם: לא נמצא ב־29 בנובמבר 2026.')).toBeAttached({ timeout: 1 });
  }).toPass();
  await page.goto(`/ports/${port}`);
  const card = page.locator(`#report-${id}`);
  await card.getByText('Evidence: 1 source').press('Enter');
  await expect(card.getByText(said)).toBeVisible();
  await expect(card.getByText(said)).toContainText('Last seen on 1 October 2026.');
  await expect(card.getByRole('link', { name: 'name one' })).toHaveAttribute(
    'href',
    `/reports/${id}/edit`,
  );
  await page.goto(`/edits/${edit.id}`);
  await expect(page.getByText(said)).toBeVisible();
  await page.goto('/queue/sources');
  const gone = page.getByRole('listitem').filter({ hasText: url });
  await expect(gone.first()).toContainText(QUOTE);
  await expect(gone.first()).toContainText(name);
  await expectAccessible(page);
  await author.page.goto('/queue/sources');
  await expect(author.page.getByText('Only moderators see this list.')).toBeVisible();
});

test('a sad page rises among the articles wanted, and is closed by what is said on it', async ({
  page,
  person,
  request,
  expectAccessible,
}) => {
  const port = quietPort(85);
  const sad = { locale: 'pl', mood: 'sad', reason: 'missing', comment: 'What of UDP?' };
  expect((await request.post(`/api/v1/ports/${port}/feedback`, { data: sad })).status()).toBe(201);
  await page.goto('/wanted?language=pl');
  const wanted = page.getByRole('listitem').filter({ hasText: `Port ${port}` });
  await expect(wanted.first()).toContainText('1 reader missed something');
  await expectAccessible();
  const moderator = await person('moderator');
  await moderator.page.goto('/queue/feedback?language=he');
  await expect(moderator.page.getByRole('link', { name: `/ports/${port}` })).toHaveCount(0);
  await moderator.page.goto(`/queue/feedback?page=port&key=${port}`);
  await expect(moderator.page.getByText('What of UDP?')).toBeVisible();
  await expectAccessible(moderator.page);
  await moderator.page.getByText('Say what was done').first().press('Enter');
  await moderator.page.getByLabel('What was done').fill('UDP was added.');
  await moderator.page.getByRole('button', { name: 'Say what was done' }).press('Enter');
  await expect(moderator.page.getByText('The answer is on the page.')).toBeVisible();
  await expect(async () => {
    await page.goto(`/ports/${port}`);
    await expect(page.getByText('One reader missed something here')).toContainText(
      'UDP was added.',
      { timeout: 1 },
    );
  }).toPass();
  await page.goto('/wanted?language=pl');
  await expect(wanted).toHaveCount(0);
});
