import type { SettingView } from '@/lib/reports/types';

/** Whether the line to copy does not say where it goes: a line of a file without the file's name. */
export function needsKey({ key, example }: Pick<SettingView, 'key' | 'example'>): boolean {
  return !example.includes(key);
}
