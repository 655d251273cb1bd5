/** The address of a software entry's page. */
export function softwarePath(slug: string): string {
  return `/software/${encodeURIComponent(slug)}`;
}

export const SOFTWARE_INDEX_PATH = '/software';

/** The form that changes or merges an entry. */
export function softwareEditPath(slug: string): string {
  return `/software/${encodeURIComponent(slug)}/edit`;
}

/** A software entry as the API gives it. */
export function softwareApiPath(slug: string): string {
  return `/api/v1/software/${encodeURIComponent(slug)}`;
}
