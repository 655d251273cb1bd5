import { articleEditPath } from '@/lib/articles/routes';
import { isLocale } from '@/lib/i18n/locales';
import { serviceEditPath } from '@/lib/ports/routes';
import { newReportPath, reportEditPath } from '@/lib/reports/routes';
import { softwareEditPath } from '@/lib/software/routes';

/** What a draft is of: a key of `contributions.drafts.kinds`. */
type DraftKind = 'report' | 'change' | 'article' | 'software' | 'service';

/** The form that a draft belongs to. */
interface DraftPlace {
  readonly kind: DraftKind;
  /** What tells it from others of its kind: a port, a report's number, a slug, a service's name. */
  readonly about: string;
  /** Without a language. */
  readonly path: string;
}

/** The place of the draft of that name, as the forms name theirs (`draftName`); null: no form of this release. */
export function draftPlace(name: string): DraftPlace | null {
  const [form = '', first = '', second = ''] = name.split(':');
  const number = /^\d{1,9}$/.test(first) ? Number(first) : null;
  switch (form) {
    case 'report':
      return number === null ? null : { kind: 'report', about: first, path: newReportPath(number) };
    case 'article':
      return number === null || !isLocale(second)
        ? null
        : { kind: 'article', about: first, path: articleEditPath(number, second) };
    case 'report-edit':
    case 'report-end':
      return number === null ? null : changeOf(number);
    case 'software':
      return softwareOf(first);
    case 'service':
      return first === '' ? null : { kind: 'service', about: first, path: serviceEditPath(first) };
    case 'merge':
      return /^\d{1,9}$/.test(second) ? changeOf(Number(second)) : softwareOf(second);
    default:
      return null;
  }
}

function changeOf(report: number): DraftPlace {
  return { kind: 'change', about: String(report), path: reportEditPath(report) };
}

function softwareOf(slug: string): DraftPlace | null {
  return slug === '' ? null : { kind: 'software', about: slug, path: softwareEditPath(slug) };
}
