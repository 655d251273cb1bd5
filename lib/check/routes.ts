/** The page that reads the output of network tools. */
export const CHECK_PATH = '/check';

/** What it loads to say who is who: the same for everybody, whatever was pasted. */
export const CHECK_FACTS_PATH = '/api/check-facts';
