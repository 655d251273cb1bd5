import { describe, expect, it } from 'vitest';

import { scrubAddresses } from '@/lib/iana/scrub';

describe('e-mail addresses', () => {
  it.each([
    ['Ari√´n Huisken <xadmin&huisken-systems.nl> 15 June 2009', 'Ari√´n Huisken 15 June 2009'],
    [
      'Unisys Unitary Login\n<feil&kronos.nisd.cam.unisys.com>\nPort 126',
      'Unisys Unitary Login Port 126',
    ],
    ['Contact The ZAZ Software <networkclipboard at thezaz.com>', 'Contact The ZAZ Software'],
    ['ask jane.doe+iana@mail.example.org, please', 'ask, please'],
    ['ask (mailto:jane@example.org).', 'ask.'],
    ['jane [at] example.org', ''],
  ])('leave no trace in %j', (text, shown) => {
    expect(scrubAddresses(text)).toBe(shown);
  });

  it.each([
    'Miele@home Protocol',
    'AT&T',
    'Pilz GmbH & Co. KG',
    'R&D at example.org',
    'u=<username> p=<password>',
    'http://x.org/?a=b&c=d.e',
  ])('are not seen in %j', (text) => {
    expect(scrubAddresses(text)).toBe(text);
  });
});
