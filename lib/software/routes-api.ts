/** A software entry as the API gives it. */
export function softwareApiPath(slug: string): string {
  return `/api/v1/software/${encodeURIComponent(slug)}`;
}
