import { expect, test } from '../fixtures';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('whoever asks whether to apply to IANA gets an answer with its sections, and the application', async ({
    page,
  }) => {
    await page.goto('/apply');
    await page.getByLabel('Who uses it?').selectOption('anybody');
    await page.getByLabel('What does it speak?').selectOption('own');
    await page.getByLabel('How does the other side learn the port?').selectOption('known');
    await page.getByLabel('Is the traffic protected?').selectOption('none');
    await page.getByLabel('Service name').fill('ollama');
    await page.getByLabel('Port you wish for').fill('11434');
    await page.getByRole('button', { name: 'What would come of it?' }).click();
    const main = page.getByRole('main');
    await expect(main).toContainText('Likely, once what stands below is changed.');
    await expect(main.getByRole('link', { name: 'RFC 7605, section 7.4' })).toHaveAttribute(
      'href',
      'https://www.rfc-editor.org/rfc/rfc7605#section-7.4',
    );
    await expect(main.getByRole('link', { name: 'ollama', exact: true }).first()).toHaveAttribute(
      'href',
      '/services/ollama',
    );
    await expect(main.getByRole('list', { name: 'How far port 11434 has come' })).toContainText(
      'Assigned',
    );
    await expect(main).toContainText('Port number: 11434');
  });
});
