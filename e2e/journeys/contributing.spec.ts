import { randomBytes } from 'node:crypto';
import { newReport, propose, quietPort, standingReport } from '../api';
import { expect, test } from '../fixtures';
import { hydrated } from '../hydrated';
import { linkMailedTo } from '../mail';
import { EditPage } from '../pages/edit.page';
import { PortPage } from '../pages/port.page';
import { ReportFormPage } from '../pages/report-form.page';

test('a visitor fills the form first, signs in last by a link in another tab, and finds everything again', async ({
  page,
  context,
}) => {
  const port = quietPort(3);
  const [name, address] = [`Pinnace ${port}`, `${randomBytes(6).toString('hex')}@example.org`];
  await page.goto('/report');
  await page.getByLabel('Which port?').fill(String(port));
  await page.getByLabel('Which port?').press('Enter');
  await page.waitForURL(`**/ports/${port}/report`);
  const form = new ReportFormPage(page);
  await hydrated(form.software);
  await form.fill(name);
  await form.submit.press('Enter');
  await expect(form.step).toBeFocused();
  await expect(form.step).toContainText('What you filled in is kept in this browser.');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByLabel('E-mail address').press('Enter');
  await expect(form.step).toContainText(`on its way to ${address}`);

  const other = await context.newPage();
  await other.goto(await linkMailedTo(address));
  await other.getByRole('main').getByRole('button', { name: 'Sign in' }).press('Enter');
  const handle = other.getByRole('textbox', { name: 'Handle' });
  await expect(handle).toHaveValue(/^[a-z]+-\d{3,4}$/);
  await other.getByRole('button', { name: 'Use this handle' }).press('Enter');
  const [again, edit] = [new ReportFormPage(other), new EditPage(other)];
  await expect(again.software).toHaveValue(name);
  await expect(again.submit).toBeFocused();
  await expect(other.getByRole('status').filter({ hasText: 'as you left it' })).toBeVisible();
  await again.submit.press('Enter');

  const id = await edit.id();
  await expect(edit.title).toContainText(name);
  await expect(edit.next).toContainText('Thank you. Your proposal is in.');
  await expect(edit.next).toContainText('Two who agree decide, or one moderator.');
  await expect(edit.next.getByRole('button', { name: 'Watch' })).toBeVisible();
  await edit.next.getByRole('link', { name: 'My proposals' }).press('Enter');
  await other.waitForURL('**/contributions');
  await expect(other.getByRole('list', { name: 'Waiting for reviewers' })).toContainText(name);

  // The first tab still holds what was sent meanwhile; it must not come back as a draft.
  await page.goto('/privacy');
  await again.open(port);
  await expect(again.software).toHaveValue('');
  const portPage = new PortPage(other);
  await portPage.untilProposed(port, name);
  await expect(portPage.proposals.getByRole('link', { name })).toHaveAttribute(
    'href',
    `/edits/${id}`,
  );
});

test('that the same is reported or proposed is said at the software field', async ({ person }) => {
  const [author, moderator] = [await person('member'), await person('moderator')];
  const port = quietPort(4);
  const report = await standingReport([author, moderator], port, `Cutter ${port}`);
  const waiting = await propose(author, newReport(port, `Yawl ${port}`));
  const visitor = await person('member');
  await visitor.page.setViewportSize({ width: 360, height: 780 });
  const form = new ReportFormPage(visitor.page);
  await form.open(port);
  await form.software.pressSequentially(`cutter ${port}`);
  await expect(form.already).toContainText('This is already reported');
  await expect(form.already).toBeInViewport();
  await expect(form.already.getByRole('link', { name: 'See it and confirm it' })).toHaveAttribute(
    'href',
    `/ports/${port}#report-${report.id}`,
  );
  // The list of known names lies over what follows until it is put away.
  await form.software.press('Escape');
  await expect(form.software).toHaveAttribute('aria-expanded', 'false');
  await visitor.page.getByRole('checkbox', { name: 'TCP' }).uncheck();
  await visitor.page.getByRole('checkbox', { name: 'UDP' }).check();
  await expect(form.already).toHaveCount(0);
  await form.software.fill(`Yawl ${port}`);
  await expect(form.already.getByRole('link', { name: 'See the proposal' })).toHaveAttribute(
    'href',
    `/edits/${waiting.id}`,
  );
});

test('a vote says what it counts for, and a dispute is asked for its reason', async ({
  person,
}) => {
  const [author, moderator] = [await person('member'), await person('moderator')];
  const port = quietPort(5);
  const report = await standingReport([author, moderator], port, `Barque ${port}`);
  const [fresh, established] = [await person('member'), await person('member', 2)];

  await new PortPage(fresh.page).untilPractice(port, 'names', `Barque ${port}`);
  const votes = fresh.page.getByRole('group', { name: 'Votes' });
  await votes.getByRole('button', { name: /Dispute/ }).press('Enter');
  const practice = new PortPage(fresh.page).practice;
  await expect(practice).toContainText('It does not count for the grade yet');
  const reason = practice.getByRole('textbox', { name: /What is not so/ });
  await reason.fill('It listens one port higher.');
  await practice.getByRole('button', { name: 'Send' }).press('Enter');
  await expect(practice).toContainText('it is kept with your vote');
  await practice.getByRole('link', { name: 'You have a source?' }).press('Enter');
  await fresh.page.waitForURL(`**/reports/${report.id}/edit`);
  await expect(fresh.page.getByRole('region', { name: 'Why members dispute it' })).toContainText(
    'It listens one port higher.',
  );
  await fresh.page.goto('/contributions');
  await expect(fresh.page.getByRole('list', { name: 'Votes' })).toContainText(`Barque ${port}`);

  await new PortPage(established.page).untilPractice(port, 'names', `Barque ${port}`);
  await established.page
    .getByRole('group', { name: 'Votes' })
    .getByRole('button', { name: /Confirm/ })
    .press('Enter');
  await expect(new PortPage(established.page).practice).toContainText(
    'Your vote counts for the grade.',
  );
});

test('a draft is listed among one’s own, and leads back to its form', async ({ person }) => {
  const { page } = await person('member');
  const port = quietPort(6);
  const form = new ReportFormPage(page);
  await form.open(port);
  await form.fill(`Dhow ${port}`);
  await form.drafted();
  await page.goto('/contributions');
  const drafts = page.getByRole('region', { name: 'Drafts in this browser' });
  await expect(drafts).toContainText(`Dhow ${port}`);
  await drafts.getByRole('link', { name: `New report on port ${port}` }).press('Enter');
  await expect(form.software).toHaveValue(`Dhow ${port}`);
  await page.goto('/contributions');
  await drafts.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(drafts).toHaveCount(0);
  await form.open(port);
  await expect(form.software).toHaveValue('');
});
