import { beforeAll, describe, expect, it } from 'vitest';
import { LOG_ACTIONS, LOG_SUBJECTS } from '@/lib/audit/types';
import { EDIT_KINDS, SUBJECT_TYPES } from '@/lib/edits/types';
import { GRADES } from '@/lib/reports/types';
import { type FeedWords, feedWords } from './feed-words';

let words: FeedWords;
beforeAll(async () => {
  words = await feedWords();
});

const ports = { start: 80, end: 90 };

/** A key of a catalogue, or of the code: words with a dot between them, or with a hyphen where English has none. */
const KEY = /[a-z]\.[a-z]|now-official|taken-over/;

describe('titles in feeds', () => {
  it('say what an edit is about, and of what kind it is', () => {
    const edit = { kind: 'report.update', ports: { start: 80, end: 80 } } as const;
    const report = { type: 'report', id: 4, name: 'Echo' } as const;
    expect(words.change({ ...edit, subject: report })).toBe('port 80 · Echo: change to a report');
    expect(words.change({ ...edit, ports, subject: { ...report, name: '' } })).toBe(
      'ports 80–90 · something new: change to a report',
    );
  });

  it('name an article by its port and language, not by a title in another language', () => {
    const subject = { type: 'article', id: '80/pl', name: 'Zwykły port stron' } as const;
    expect(words.change({ kind: 'article.update', ports: { start: 80, end: 80 }, subject })).toBe(
      'port 80 · article in Polish: change to an article',
    );
  });

  it('have words for every kind of edit about every subject, and for every grade', () => {
    const titles = EDIT_KINDS.flatMap((kind) =>
      SUBJECT_TYPES.map((type) =>
        words.change({ kind, ports, subject: { type, id: '80/he', name: 'Name' } }),
      ),
    );
    expect(titles.filter((title) => KEY.test(title))).toEqual([]);
    expect(GRADES.map(words.grade).filter((grade) => KEY.test(grade))).toEqual([]);
  });

  it('have words for every action of the log about every subject', () => {
    const titles = LOG_ACTIONS.flatMap((action) =>
      LOG_SUBJECTS.map((type) => words.entry({ action, ports, subject: { type, id: '7' } })),
    );
    expect(titles.filter((title) => KEY.test(title))).toEqual([]);
    expect(titles).toContain('Edit applied · edit 7 · ports 80–90');
    expect(
      words.entry({ action: 'role.set', ports: null, subject: { type: 'user', id: 'ada' } }),
    ).toBe('Role set · ada');
  });
});
