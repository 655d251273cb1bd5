import { approve, call, editNow, propose, quietPort, type Report, standingReport } from '../api';
import { expect, type Person, test } from '../fixtures';
import { EditPage } from '../pages/edit.page';
import { EditFormPage } from '../pages/edit-form.page';

/** Proposes another summary through the form; hands back the number of the edit. */
async function proposeSummary(author: Person, report: Report, summary: string): Promise<number> {
  const form = new EditFormPage(author.page);
  await form.open(`/reports/${report.id}/edit`);
  await form.field('In one sentence').fill(summary);
  await form.propose('Says it better.');
  return new EditPage(author.page).id();
}

test('two authors change one field: the second sees base, theirs and mine, writes anew, and it is applied', async ({
  person,
}) => {
  const port = quietPort(30);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const report = await standingReport([author, moderator], port, `Halyard ${port}`);
  const mine = await proposeSummary(author, report, 'The first sentence about the halyard.');
  const theirs = await proposeSummary(other, report, 'The second sentence about the halyard.');
  await approve(moderator, { id: mine, state: 'open' });
  const decider = new EditPage(moderator.page);
  await decider.open(theirs);
  await decider.act('Approve', 'Right as well.');
  await decider.expectDone('In conflict');

  const edit = new EditPage(other.page);
  await edit.open(theirs);
  await expect(other.page.getByText('differ in: Summary.')).toBeVisible();
  await edit.desk.getByRole('link', { name: 'Resolve the conflict' }).press('Enter');
  const field = other.page.getByRole('group', { name: 'Summary' });
  await expect(field).toContainText(report.summary);
  await expect(field).toContainText('The first sentence about the halyard.');
  await expect(field).toContainText('The second sentence about the halyard.');
  const send = other.page.getByRole('button', { name: 'Apply the edit to the current revision' });
  await send.press('Enter');
  await expect(other.page.getByText('Choose for every field.')).toBeVisible();
  await field.getByRole('radio', { name: 'Write a new text' }).press('Space');
  await field.getByRole('textbox').fill('Both sentences about the halyard in one.');
  await send.press('Enter');
  await edit.id();
  await expect(edit.head).toContainText('Open');
  await expect(edit.diff).toContainText('Both sentences about the halyard');

  await decider.open(theirs);
  await decider.act('Approve', 'Well put.');
  await decider.expectDone('Applied');
  const { body } = await call<Report>(author, 'GET', `/reports/${report.id}`);
  expect(body).toMatchObject({ summary: 'Both sentences about the halyard in one.', revision: 3 });
});

test('a form that somebody else has overtaken shows both versions and loses nothing of what was typed', async ({
  person,
}) => {
  const port = quietPort(31);
  const [author, other, moderator] = [
    await person('member'),
    await person('member'),
    await person('moderator'),
  ];
  const report = await standingReport([author, moderator], port, `Painter ${port}`);
  const form = new EditFormPage(author.page);
  await form.open(`/reports/${report.id}/edit`);
  await form.field('In one sentence').fill('What the author has typed.');
  await form.field(/^Versions/).fill('since 2.0');
  const faster = await proposeSummary(other, report, 'What somebody else was faster with.');
  await approve(moderator, { id: faster, state: 'open' });

  await form.propose('Found in the changelog.');
  await expect(form.stale).toBeFocused();
  const disputed = form.disputed('In one sentence');
  await expect(disputed).toContainText('What somebody else was faster with.');
  await expect(disputed).toContainText('What the author has typed.');
  await disputed.getByRole('radio', { name: 'Current text' }).check();
  await form.stale.getByRole('button', { name: 'Continue with this' }).press('Enter');
  await expect(form.stale).toBeHidden();
  await expect(form.field('In one sentence')).toHaveValue('What somebody else was faster with.');
  await expect(form.field(/^Versions/)).toHaveValue('since 2.0');
  await expect(form.note()).toHaveValue('Found in the changelog.');
  await form.submit().press('Enter');
  const edit = new EditPage(author.page);
  await edit.id();
  await expect(edit.diff).toContainText('since 2.0');
  await expect(edit.diff).not.toContainText('faster');
});

test('what is approved is what was seen: when something beside the edit changes meanwhile, its reviewers look again', async ({
  person,
}) => {
  const port = quietPort(32);
  const [author, early, late, moderator] = [
    await person('member'),
    await person('reviewer'),
    await person('reviewer'),
    await person('moderator'),
  ];
  const report = await standingReport([author, moderator], port, `Bobstay ${port}`);
  const about = { kind: 'report.update', subject: report.id, baseRevision: report.revision };
  const { id } = await propose(author, {
    ...{ ...about, changes: { versions: 'since 2.0' }, note: 'Found in the changelog.' },
  });
  const edit = new EditPage(late.page);
  await edit.open(id);
  await edit.action('Approve').press('Enter');
  await edit.desk.getByRole('textbox', { name: /^Reason/ }).fill('So it says.');
  expect(await approve(early, { id, state: 'open' })).toMatchObject({ state: 'open' });
  const moved = { ...about, changes: { transports: ['udp'] }, note: 'It is UDP.' };
  expect((await approve(moderator, await propose(author, moved))).state).toBe('applied');

  await edit.send('Approve');
  await expect(edit.desk).toContainText('The edit has changed since you opened it.');
  expect(await editNow(author, id)).toMatchObject({ reviews: [{}] });
  // The page has what stands now by itself, and the words are still there.
  await expect(late.page.getByText('Checked the source.').first()).toBeVisible();
  await edit.send('Approve');
  await expect(edit.head).toContainText('Waiting for a second reviewer.');
  await expect(late.page.getByText('Earlier approvals no longer count')).toBeVisible();
  expect(await approve(early, { id, state: 'open' })).toMatchObject({ state: 'applied' });
});

/** What waits until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

test('nobody approves words that their page does not show, however new the rest of it is', async ({
  person,
}) => {
  const port = quietPort(34);
  const [author, reviewer, moderator] = [
    await person('member'),
    await person('reviewer'),
    await person('moderator'),
  ];
  const { id: subject } = await standingReport([author, moderator], port, `Vang ${port}`);
  const changes = { description: 'What was said at first.' };
  const { id, version } = await propose(author, {
    ...{ kind: 'report.update', subject, changes, note: 'Found in the changelog.' },
  });
  const { page } = reviewer;
  // What may be done is read after the author's answer, and the page is not made anew for it yet.
  const [answered, remade] = [gate(), gate()];
  await page.route(`**/api/v1/edits/${id}`, async (route) => {
    await answered.opened;
    await route.continue();
  });
  await page.route(
    ({ pathname, searchParams }) => pathname === `/edits/${id}` && searchParams.has('_rsc'),
    async (route) => {
      await remade.opened;
      await route.continue();
    },
  );
  const edit = new EditPage(page);
  await edit.open(id);
  await expect(edit.diff).toContainText('What was said at first.');
  const answer = { changes: { description: 'What nobody has read.' }, note: 'Said anew.', version };
  expect((await call(author, 'PUT', `/edits/${id}`, answer)).status).toBe(200);
  answered.open();

  await edit.act('Approve', 'So it says.');
  await expect(edit.desk).toContainText('The edit has changed since you opened it.');
  expect(await editNow(author, id)).toMatchObject({ reviews: [] });
  remade.open();
  await expect(edit.diff).toContainText('What nobody has read.');
  await edit.send('Approve');
  await expect(edit.head).toContainText('Waiting for a second reviewer.');
});
