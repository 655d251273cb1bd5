export { wholeCommand } from './commands';
export { LONGEST_TEXT, readPaste } from './read';
export type { Entry, Exposure, Kind, Meaning, Program, Reading } from './types';
