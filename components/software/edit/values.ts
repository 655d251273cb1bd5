import { isDeepEqual } from '@/lib/platform/deep-equal';
import { faultsOf } from '@/components/forms/faults';
import { rebaseValues } from '@/components/forms/rebase';
import type { CheckedEdit } from '@/components/forms/use-edit';
import { softwareUpdateSchema } from '@/lib/software/changes';
import type { SoftwareContent } from '@/lib/software/types';

/** An entry as the form's fields hold it; lists are one item a line. */
export interface SoftwareValues {
  readonly name: string;
  readonly tagline: string;
  readonly article: string;
  readonly homepage: string;
  readonly domains: string;
  readonly repositories: string;
  readonly aliases: string;
  readonly note: string;
}

export const SOFTWARE_LISTS = ['domains', 'repositories', 'aliases'] as const;
/** How the entry's own fields merge; the form's lists are these, one item a line. */
export const SOFTWARE_SHAPES = { domains: 'set', repositories: 'set', aliases: 'set' } as const;

/** Brings the form onto a newer revision: lists item by item, as on the server, and not as text. */
export const rebaseSoftware: typeof rebaseValues<SoftwareValues> = (
  { base, theirs, mine },
  shapes,
  prefer,
) => {
  const listed = { base: contentOf(base), theirs: contentOf(theirs), mine: contentOf(mine) };
  const merged = rebaseValues(listed, shapes, (name) => prefer(name as keyof SoftwareValues));
  const lines = SOFTWARE_LISTS.map((name) => [name, (merged[name] as string[]).join('\n')]);
  return { ...mine, ...merged, ...Object.fromEntries(lines) } as SoftwareValues;
};

export function softwareValues(content: SoftwareContent): SoftwareValues {
  const { name, tagline, article, homepage, domains, repositories, aliases } = content;
  const lines = (list: readonly string[]) => list.join('\n');
  return {
    name,
    tagline,
    article,
    homepage,
    domains: lines(domains),
    repositories: lines(repositories),
    aliases: lines(aliases),
    note: '',
  };
}

function contentOf({ note: _, ...values }: SoftwareValues): Record<string, unknown> {
  const list = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    ...values,
    domains: list(values.domains),
    repositories: list(values.repositories),
    aliases: list(values.aliases),
  };
}

/** Reads a plain form post. */
export function softwareFromForm(form: FormData): SoftwareValues {
  const text = (name: keyof SoftwareValues): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  return {
    ...{
      name: text('name'),
      tagline: text('tagline'),
      article: text('article'),
      homepage: text('homepage'),
    },
    ...{
      domains: text('domains'),
      repositories: text('repositories'),
      aliases: text('aliases'),
      note: text('note'),
    },
  };
}

/** A change to an entry as it is proposed: the fields that were changed, proven by the API's schema. */
export function checkSoftwareEdit(
  slug: string,
  values: SoftwareValues,
  before: SoftwareValues,
): CheckedEdit {
  const [now, then] = [contentOf(values), contentOf(before)];
  const changed = Object.fromEntries(
    Object.entries(now).filter(([name, value]) => !isDeepEqual(value, then[name])),
  );
  const parsed = softwareUpdateSchema.safeParse(changed);
  const missing = values.note.trim() === '' ? [{ path: 'note', key: 'required' as const }] : [];
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error)), ...missing];
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    proposal: { kind: 'software.update', subject: slug, changes: parsed.data, note: values.note },
  };
}

/** The field of a fault: an item of a list is the list's. */
export function softwareFieldOfFault(path: string): string {
  return path.split('.')[0] ?? path;
}
