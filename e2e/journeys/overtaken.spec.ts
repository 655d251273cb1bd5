import { approve, call, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';

test.use({ javaScriptEnabled: false });

test('a change that somebody else has overtaken is sent again with what was changed, and no more', async ({
  person,
}) => {
  const port = quietPort(33);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const report = await standingReport([author, moderator], port, `Gaff ${port}`);
  const { page } = author;
  await page.goto(`/reports/${report.id}/edit`);
  const form = page.getByRole('main').locator('form').first();
  await form.locator('[name="summary"]').fill('What the author has typed.');
  const faster = {
    ...{ kind: 'report.update', subject: report.id, baseRevision: report.revision },
    changes: { summary: 'What somebody else was faster with.', versions: 'since 2.0' },
    note: 'Found in the changelog.',
  };
  expect((await approve(moderator, await propose(other, faster))).state).toBe('applied');

  // A reason that is missing leaves the form on the revision that it was filled with.
  await form.getByRole('button', { name: 'Propose the change' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('still missing or wrong');
  await form.getByLabel('Why?').fill('Said better.');
  await form.getByRole('button', { name: 'Propose the change' }).click();
  await expect(page.getByText('Somebody else changed this first')).toBeVisible();
  await expect(form.locator('[name="summary"]')).toHaveValue('What the author has typed.');
  await expect(form.locator('[name="versions"]')).toHaveValue('since 2.0');
  await form.getByRole('button', { name: 'Propose the change' }).click();
  await expect(page).toHaveURL(/\/edits\/\d+#next$/);
  const id = Number(new URL(page.url()).pathname.split('/').at(-1));
  const { body } = await call<{ changes: object }>(author, 'GET', `/edits/${id}`);
  expect(body.changes).toEqual({ summary: 'What the author has typed.' });
  // Other tests work on the same queue.
  expect((await call(author, 'POST', `/edits/${id}/withdraw`)).status).toBe(200);
});
