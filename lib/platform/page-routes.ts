/** Pages that belong to no domain. */
export const ABOUT_PATH = '/about';
export const PRIVACY_PATH = '/privacy';

/** The documentation of the API, for people. */
export const API_DOCS_PATH = '/api';
/** The groups of calls that have a page of their own. */
export const API_DOCS_GROUPS = [
  ...([
    'ports',
    'registry',
    'reports',
    'namespaces',
    'exports',
    'record',
    'edits',
    'account',
  ] as const),
  ...(['watches', 'reviewing', 'moderation'] as const),
] as const;
export type ApiDocsGroup = (typeof API_DOCS_GROUPS)[number];
/** The pages of the documentation below its first: the groups, the schemas and the codes of wrong fields. */
export const API_DOCS_PAGES = [...API_DOCS_GROUPS, 'schemas', 'codes'] as const;
export type ApiDocsPage = (typeof API_DOCS_PAGES)[number];

/** A page of the documentation. */
export function apiDocsPath(page: ApiDocsPage): string {
  return `${API_DOCS_PATH}/docs/${page}`;
}
/** The same for programs (OpenAPI 3.1). */
export const OPENAPI_PATH = '/api/v1/openapi.json';
