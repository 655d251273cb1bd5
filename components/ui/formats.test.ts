import { describe, expect, it } from 'vitest';
import { listText } from './formats';

describe('a list in words', () => {
  it('is as the language says it', () => {
    expect(listText(['TCP', 'UDP', 'SCTP'], 'en')).toBe('TCP, UDP and SCTP');
    expect(listText(['TCP', 'UDP'], 'pl')).toBe('TCP i UDP');
    expect(listText(['TCP', 'UDP'], 'es')).toBe('TCP y UDP');
  });

  it('has in Hebrew a maqaf before what is not Hebrew, and nothing before what is', () => {
    expect(listText(['TCP', 'UDP'], 'he')).toBe('TCP ו־UDP');
    expect(listText(['TCP', 'UDP', 'SCTP'], 'he')).toBe('TCP, UDP ו־SCTP');
    expect(listText(['לינוקס', 'macOS', 'חלונות'], 'he')).toBe('לינוקס, macOS וחלונות');
  });

  it('leaves the names as they are', () => {
    expect(listText(['א', 'x ו-y'], 'he')).toBe('א ו־x ו-y');
  });
});
