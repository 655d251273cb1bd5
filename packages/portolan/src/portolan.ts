export { wholeCommand } from './commands';
export { LONGEST_TEXT } from './clean';
export { readPaste } from './read';
export type { Entry, Exposure, Kind, Meaning, Program, Reading } from './types';
