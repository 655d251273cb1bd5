import { approve, newReport, propose, quietPort, type Report, standingReport } from '../api';
import { expect, type Person, test } from '../fixtures';
import { EditFormPage } from '../pages/edit-form.page';
import { QueuePage } from '../pages/queue.page';
import { ReportFormPage } from '../pages/report-form.page';
import { inBothThemes, type Look } from '../themes';

/** Each page once in English by day, once in Hebrew by night. */
async function lookAt({ page }: Pick<Person, 'page'>, paths: readonly string[], look: Look) {
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await look(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/he${path}`);
    await expect(page.locator('html[data-theme="dark"]')).toBeAttached();
    await look(page);
  }
}

/** An edit that cannot be applied any more: another one changed the same. */
async function conflictedEdit(author: Person, moderator: Person, report: Report) {
  const change = (summary: string) =>
    propose(author, {
      kind: 'report.update',
      subject: report.id,
      baseRevision: 1,
      changes: { summary },
      note: 'Says it better.',
    });
  const [first, second] = [await change('One sentence.'), await change('Another sentence.')];
  await approve(moderator, first);
  expect((await approve(moderator, second)).state).toBe('conflicted');
  return second;
}

test('an edit, its conflict and its history have no serious accessibility violation', async ({
  person,
  expectAccessible,
}) => {
  const [member, moderator] = [await person('member'), await person('moderator')];
  const report = await standingReport([member, moderator], quietPort(70), 'Yardarm of the tests');
  const { id } = await conflictedEdit(member, moderator, report);
  await lookAt(
    member,
    [`/edits/${id}`, `/edits/${id}/rebase`, `/history/report/${report.id}?from=1&to=2`],
    expectAccessible,
  );
});

test('a member’s account, profile and the lists have none', async ({
  person,
  expectAccessible,
}) => {
  const member = await person('member');
  await lookAt(
    member,
    [
      ...['/account', '/contributions', '/edits', '/log', '/log?port=1323', '/changes'],
      ...[`/users/${member.handle}`, '/queue'],
    ],
    expectAccessible,
  );
});

test('the forms have none, also where they say what is wrong', async ({
  person,
  expectAccessible,
}) => {
  const member = await person('member');
  const report = new ReportFormPage(member.page);
  await report.open(quietPort(71));
  await report.software.fill('grafan');
  await expect(report.suggestions.first()).toBeVisible();
  await inBothThemes(member.page, expectAccessible);
  await report.submit.press('Enter');
  await expect(report.outcome).toBeVisible();
  await inBothThemes(member.page, expectAccessible);
  await lookAt(
    member,
    [
      '/ports/1323/report',
      '/reports/1/edit',
      '/ports/1323/article/edit',
      '/software/echo/edit',
      '/services/vmrdp/edit',
    ],
    expectAccessible,
  );
  const form = new EditFormPage(member.page);
  await form.open('/software/echo/edit');
  await form.submit().press('Enter');
  await expect(form.outcome).toBeVisible();
  await inBothThemes(member.page, expectAccessible);
});

test('a moderator’s pages have none: the queue, full and empty, and an account', async ({
  person,
  expectAccessible,
}) => {
  const port = quietPort(72);
  const [author, moderator] = [await person('member'), await person('moderator')];
  await propose(author, newReport(port, `Gaff ${port}`));
  const queue = new QueuePage(moderator.page);
  await queue.take(port);
  await inBothThemes(moderator.page, expectAccessible);
  await moderator.page.keyboard.press('a');
  await inBothThemes(moderator.page, expectAccessible);
  await moderator.page.keyboard.press('Escape');
  // Others may wait there too: what one leaves to others is gone from one's own list.
  const skipped = async () => {
    await moderator.page.keyboard.press('s');
    return queue.nothing.isVisible();
  };
  await expect.poll(skipped, { intervals: [100] }).toBe(true);
  await inBothThemes(moderator.page, expectAccessible);
  await lookAt(
    moderator,
    [
      ...[`/users/${author.handle}/moderate`, '/queue/instance', '/queue/flags', '/queue/sources'],
      ...['/queue/feedback', '/queue/guide', '/batches', '/batches/new'],
    ],
    expectAccessible,
  );
});
