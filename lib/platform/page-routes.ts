/** Pages that belong to no domain. */
export const ABOUT_PATH = '/about';
export const PRIVACY_PATH = '/privacy';

/** The documentation of the API, for people. */
export const API_DOCS_PATH = '/api';
