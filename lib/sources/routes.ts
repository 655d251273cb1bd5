/** Lines that are gone from their pages, for moderators. */
export const SOURCES_PATH = '/queue/sources';
