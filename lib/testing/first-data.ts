import { setUpData } from '@/lib/setup/first-data';
import { fillOnce } from './filled';

/**
 * All that a new instance starts with, brought in as a first start does. Answers the lines that a person reads
 * meanwhile. Its file's database must be empty.
 */
export const storeFirstData = (): Promise<string[]> =>
  fillOnce('first_data', async () => {
    const lines: string[] = [];
    await setUpData((line) => lines.push(line));
    return lines;
  });
