import { isTrialDue } from '@/lib/moderation/trial-rules';
import { call, editNow, newReport, propose, quietPort } from '../api';
import { expect, type Person, test } from '../fixtures';
import { QueuePage } from '../pages/queue.page';

/** What a list says of an edit: its own number, or that of the edit that an entry is about. */
interface Listed {
  readonly id: number;
  readonly edit?: number | null;
}

const reject = async (who: Person, { id }: { readonly id: number }) => {
  const { version } = await editNow(who, id);
  const body = { verdict: 'reject', reason: 'The source says otherwise.', version };
  const { status } = await call(who, 'POST', `/edits/${id}/reviews`, body);
  expect(status).toBe(200);
};

test('a moderator meets a trial at the desk, is told the answer afterwards, and nobody else hears of it', async ({
  person,
  database,
}) => {
  test.setTimeout(600_000);
  const [past, present] = [quietPort(38), quietPort(39)];
  const [author, reviewer, decider] = [
    await person('reviewer'),
    await person('reviewer'),
    await person('moderator'),
  ];
  const moderator = await person('moderator');
  // What two agreed on more than a month ago: time alone is what the test does not wait for.
  const source = await propose(author, newReport(past, `Grapnel ${past}`));
  await reject(reviewer, source);
  await reject(decider, source);
  const moved = await database.query(
    `UPDATE edit SET decided_at = now() - interval '40 days' WHERE id = $1 AND state = 'rejected'`,
    [source.id],
  );
  expect(moved.rowCount).toBe(1);

  const agreement = moderator.page
    .getByRole('complementary', { name: 'Queue' })
    .locator('section', {
      has: moderator.page.getByRole('heading', { name: 'How often you agree' }),
    });
  const { page } = moderator;
  const queue = new QueuePage(page);
  // As many verdicts as come before the first trial of this account, the last of them at the desk.
  for (let given = 1; !isTrialDue(moderator.id, 0, given); given += 1)
    await reject(moderator, await propose(author, newReport(present, `Kedge ${given}`)));
  const last = await propose(author, newReport(present, `Kedge ${present}`));
  await queue.take(present);
  await expect(queue.entry(past)).toBeHidden();
  await expect(agreement).toContainText('No trials yet');
  await queue.judge('r', 1);
  await expect.poll(() => editNow(author, last.id)).toMatchObject({ state: 'rejected' });

  await queue.take(past);
  await expect(queue.edit).toContainText(`Grapnel ${past}`);
  const href = await queue.edit.getByRole('link', { name: /^Edit \d+$/ }).getAttribute('href');
  const trial = Number(/\d+$/.exec(href ?? '')?.[0]);
  expect(trial).toBeGreaterThan(source.id);
  await queue.decide('a', 1);
  const note = page.locator('section', {
    has: page.getByRole('heading', { name: 'That was a trial' }),
  });
  // While it can be taken back it is a verdict like any other.
  await expect(note).toBeHidden();
  await expect(queue.said).toContainText(`Approved: ${past} · Grapnel ${past}.`);
  await queue.given();
  await expect(queue.said).toContainText('was a trial, and it ended otherwise.');
  await expect(note.getByRole('link', { name: `Edit ${source.id}` })).toBeVisible();
  await expect(note).toContainText('The source says otherwise.');
  await expect(note).toContainText('Your verdict did nothing');
  await page.reload();
  await expect(agreement).toContainText('With 0 of 1 trials.');

  // The edit that it repeats is as it was, and there is no edit of the trial's number.
  expect(await editNow(author, source.id)).toMatchObject({ state: 'rejected', reviews: [{}, {}] });
  expect((await call(moderator, 'GET', `/edits/${trial}`)).status).toBe(404);
  // Whoever else looks finds nothing: not in the log, among edits or changes, on a profile, on the port or at a desk.
  for (const address of ['/log?limit=100', '/edits?limit=100', '/changes?limit=100']) {
    const { body } = await call<{ items: Listed[] }>(decider, 'GET', address);
    expect(body.items.length).toBeGreaterThan(0);
    for (const { id, edit } of body.items)
      expect([address, address.startsWith('/edits') ? id : edit]).not.toEqual([address, trial]);
  }
  for (const [who, address] of [
    [author, `/users/${moderator.handle}`],
    [author, `/ports/${past}`],
    [author, `/log?port=${past}`],
    [author, `/edits/${source.id}`],
    [decider, `/users/${moderator.handle}/moderate`],
    [decider, '/queue'],
  ] as const) {
    await who.page.goto(address);
    const main = who.page.getByRole('main');
    await expect(main.getByRole('heading').first()).toBeVisible();
    await expect(main.locator(`a[href$="/edits/${trial}"]`)).toHaveCount(0);
    if (address.includes(String(past)) || address.includes(String(source.id)))
      await expect(main).not.toContainText(moderator.handle);
    else await expect(main).not.toContainText(`Grapnel ${past}`);
  }
  const other = await call<{ trials: object }>(decider, 'GET', '/me/agreement');
  expect(other.body.trials).toEqual({ of: 0, agreed: 0 });
});
