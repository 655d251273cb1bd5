import type { LogItem } from '@/lib/audit/schema';
import type { EditSummary } from '@/lib/edits/schema';
import { translatorFor } from '@/lib/i18n/messages';
import type { Grade } from '@/lib/reports/types';
import { kindKey } from './kind-key';
import { subjectText } from './subject-text';

/** The language of all feeds. */
const LOCALE = 'en';

interface Ports {
  readonly start: number;
  readonly end: number;
}

/** `port 80`, `ports 80–90`. */
export function spanText(ports: Ports | null): string {
  if (ports === null) return '';
  return ports.start === ports.end ? `port ${ports.start}` : `ports ${ports.start}–${ports.end}`;
}

export interface FeedWords {
  /** `port 80 · Echo: change to a report`. A title that an article has in its own language is not in it. */
  readonly change: (edit: Pick<EditSummary, 'kind' | 'subject' | 'ports'>) => string;
  /** `Edit applied · edit 7 · port 80`. */
  readonly entry: (entry: Pick<LogItem, 'action' | 'subject' | 'ports'>) => string;
  readonly grade: (grade: Grade) => string;
}

/** What feeds call things: the words that pages have for them. */
export async function feedWords(): Promise<FeedWords> {
  const [edits, log, practice] = await Promise.all([
    translatorFor(LOCALE, 'edits'),
    translatorFor(LOCALE, 'log'),
    translatorFor(LOCALE, 'practice'),
  ]);
  const subjectOf = ({ type, id }: LogItem['subject']) => {
    if (type === 'user') return id;
    // Its ports say which.
    if (type === 'port') return '';
    return log(type === 'edit' ? 'edit' : `subjects.${type}`, { id });
  };
  return {
    change: (edit) =>
      `${subjectText(edit, edits, { locale: LOCALE, portsText: spanText })}: ${edits(
        `kinds.${kindKey(edit.kind)}`,
      )}`,
    entry: ({ action, subject, ports }) =>
      [log(`actions.${action}`), subjectOf(subject), spanText(ports)]
        .filter((part) => part !== '')
        .join(' · '),
    grade: (grade) => practice(`grades.${grade}`),
  };
}
