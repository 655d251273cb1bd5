import { expect, type Person, test } from '../fixtures';
import { call } from '../api';
import { ModeratePage } from '../pages/moderate.page';
import { SignInPage } from '../pages/signin.page';

const APPEAL = 'The links led to the vendor’s own manual.';

type Make = (role: 'member' | 'moderator') => Promise<Person>;

/** A moderator suspends a member, who signs in again and appeals; another moderator is there. */
async function appealed(person: Make) {
  const [member, moderator, other] = [
    await person('member'),
    await person('moderator'),
    await person('moderator'),
  ];
  const moderate = new ModeratePage(moderator.page);
  await moderate.open(member.handle);
  await moderate.do('Suspend', 'Advertising.');
  await expect(moderate.act('Lift the suspension')).toBeVisible();
  await member.page.goto('/account');
  await new SignInPage(member.page).signIn(member.email);
  const own = member.page.getByRole('region', { name: 'This account is suspended' });
  await expect(own).toContainText('Advertising.');
  await own.getByLabel('Why the suspension is wrong').fill(APPEAL);
  await own.getByRole('button', { name: 'Send the appeal' }).press('Enter');
  await expect(own.getByRole('status')).toContainText('Nobody has decided yet');
  return { member, moderator, other };
}

/** The appeal of a member among those that wait, on a moderator's page. */
function appealOf({ handle }: Person, { page }: Person) {
  return page.getByRole('listitem').filter({ hasText: handle });
}

/** A moderator takes the appeal of a member up and gives a reason; hands back what the buttons stand in. */
async function takenUp(moderator: Person, member: Person, reason: string) {
  await moderator.page.goto('/queue/flags');
  const appeal = appealOf(member, moderator);
  await appeal.getByText('Decide this appeal').press('Enter');
  await appeal.getByLabel('Reason, for everybody to read').fill(reason);
  return appeal;
}

test('an appeal is decided by another moderator, and the account writes again', async ({
  person,
  expectAccessible,
}) => {
  const { member, moderator, other } = await appealed(person);
  await moderator.page.goto('/queue/flags');
  const refused = appealOf(member, moderator);
  await expect(refused).toContainText(APPEAL);
  await expect(refused).toContainText('another moderator or an administrator decides');
  await expect(refused.getByText('Decide this appeal')).toHaveCount(0);

  const appeal = await takenUp(other, member, 'The manual is the right source.');
  await expectAccessible(other.page);
  await appeal.getByRole('button', { name: 'Lift the suspension' }).press('Enter');
  await expect(other.page.getByText('The appeal is decided, and the log says why.')).toBeVisible();
  await expect(appealOf(member, other)).toHaveCount(0);

  await member.page.goto('/account');
  await expect(member.page.getByRole('main')).not.toContainText('This account is suspended');
  expect((await call(member, 'GET', '/me')).body).toMatchObject({ handle: member.handle });
  await member.page.goto('/log');
  const main = member.page.getByRole('main');
  await expect(main).toContainText('The manual is the right source.');
  await expect(main).not.toContainText(APPEAL);
});

test('an appeal that is turned down says why to whoever made it, and is not made twice', async ({
  person,
}) => {
  const { member, other } = await appealed(person);
  const appeal = await takenUp(other, member, 'It was twelve shops in an hour.');
  await appeal.getByRole('button', { name: 'The suspension stays' }).press('Enter');
  await expect(other.page.getByText('The appeal is decided, and the log says why.')).toBeVisible();

  await member.page.goto('/account');
  const own = member.page.getByRole('region', { name: 'This account is suspended' });
  await expect(own).toContainText('Your appeal was rejected');
  await expect(own).toContainText('It was twelve shops in an hour.');
  await expect(own.getByRole('button', { name: 'Send the appeal' })).toHaveCount(0);
  const again = await call(member, 'POST', '/appeals', { text: 'Once more.' });
  expect(again.status).toBe(409);
});
