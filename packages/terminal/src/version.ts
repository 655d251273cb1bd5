declare const PORTOLAN_VERSION: string;

/** Of the package; the build puts it in. */
export const version = PORTOLAN_VERSION;
