import { editNow, newReport, propose, quietPort } from '../api';
import { expect, test } from '../fixtures';
import { QueuePage } from '../pages/queue.page';

test('edits of one author are decided together by keys, and taken back together', async ({
  person,
}) => {
  const [one, two] = [quietPort(78), quietPort(79)];
  const [author, moderator] = [await person('member'), await person('moderator')];
  const edits = [
    await propose(author, newReport(one, `Davit ${one}`)),
    await propose(author, newReport(two, `Davit ${two}`)),
  ];
  const { page } = moderator;
  const queue = new QueuePage(page);
  await queue.take(one);
  await page.keyboard.press('g');
  const title = page.getByRole('heading', { name: 'Decide together' });
  await expect(title).toBeFocused();
  await expect(page.getByRole('checkbox', { checked: false })).toHaveCount(2);
  // Nothing is chosen beforehand, so nothing can be decided.
  await page.keyboard.press('r');
  await expect(page.getByText('0 of 2 chosen')).toBeVisible();
  await page.keyboard.press('x');
  await page.keyboard.press('x');
  await expect(page.getByText('2 of 2 chosen')).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.press('3');
  await expect(queue.said).toContainText('2 edits rejected.');
  await expect(queue.entry(one)).toBeHidden();
  await expect(queue.entry(two)).toBeHidden();
  await expect(queue.undo).toBeVisible();
  await page.keyboard.press('z');
  await expect(queue.said).toContainText('2 verdicts taken back.');
  await expect(queue.entry(two)).toBeVisible();
  await queue.take(two);
  await page.getByRole('button', { name: /^Decide together with others/ }).press('Enter');
  await expect(page.getByText('0 of 2 chosen')).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByText('2 of 2 chosen')).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('1');
  await expect(queue.said).toContainText('2 edits approved.');
  for (const { id } of edits)
    await expect
      .poll(() => editNow(author, id))
      .toMatchObject({ state: 'applied', reviews: [{ reviewer: moderator.handle }] });
});
