/**
 * As whom the front door asks Next for a page that nobody but itself keeps. Plain JavaScript, because
 * next.config.js reads it.
 */
export const KEPT_AGENT = 'portolan-front-door';
