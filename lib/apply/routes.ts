/** "Should I apply to IANA?" */
export const APPLY_PATH = '/apply';
