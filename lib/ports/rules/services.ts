import type { AssignmentRow } from '@/lib/ports/types';

/** A service and the other names that the registry declares to mean the same, on one port and transport. */
export interface ServiceGroup<R extends AssignmentRow = AssignmentRow> {
  /** The primary name. */
  readonly name: string;
  readonly row: R;
  readonly aliases: readonly { readonly name: string; readonly row: R }[];
}

type NamedRow<R extends AssignmentRow> = R & { readonly serviceName: string };

/** IANA's two phrases: `This entry is an alias to "x"` and `This is a duplicate of the "http" service`. */
const ALIAS = /\b(?:alias to|duplicate of the)\s+"([^"]+)"/i;

/** The name that a row's note declares it to be an alias of, or null. */
export function aliasTarget(row: AssignmentRow): string | null {
  return ALIAS.exec(row.notes ?? '')?.[1] ?? null;
}

function isNamed<R extends AssignmentRow>(row: R): row is NamedRow<R> {
  return row.serviceName !== null;
}

/** RFC 6335, section 5.1: service names are compared without case. */
function fold(name: string): string {
  return name.toLowerCase();
}

/**
 * Groups the named rows of one port and transport into services with their aliases, in the order the
 * registry lists the primary names. Port 80 on TCP is one service (`http`, also `www` and `www-http`),
 * port 465 on TCP two (`urd` and `submissions`). Rows without a name are left out.
 */
export function groupServices<R extends AssignmentRow>(rows: readonly R[]): ServiceGroup<R>[] {
  const named = rows.filter(isNamed);
  const byName = new Map<string, NamedRow<R>>();
  for (const row of named)
    if (!byName.has(fold(row.serviceName))) byName.set(fold(row.serviceName), row);

  const groups = new Map<NamedRow<R>, { name: string; row: R }[]>();
  for (const row of named) if (primaryOf(row, byName) === row) groups.set(row, []);
  for (const row of named) {
    const primary = primaryOf(row, byName);
    if (primary !== row) groups.get(primary)?.push({ name: row.serviceName, row });
  }
  return [...groups].map(([row, aliases]) => ({ name: row.serviceName, row, aliases }));
}

/** Follows the declared targets; an alias whose target is not here, or that leads in a circle, stands for itself. */
function primaryOf<R extends AssignmentRow>(
  row: NamedRow<R>,
  byName: ReadonlyMap<string, NamedRow<R>>,
): NamedRow<R> {
  const seen = new Set<NamedRow<R>>();
  let current = byName.get(fold(row.serviceName)) ?? row;
  while (!seen.has(current)) {
    seen.add(current);
    const target = aliasTarget(current);
    const next = target === null ? undefined : byName.get(fold(target));
    if (next === undefined || next === current) return current;
    current = next;
  }
  return byName.get(fold(row.serviceName)) ?? row;
}
