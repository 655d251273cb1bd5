import { SPACE_CLASSES, type SpaceClass } from '@/lib/ports/rules/space';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The picture's colours as red, green and blue; its legend shows the same ones by way of CSS tokens. */
const COLOURS: Readonly<Record<Theme, Readonly<Record<SpaceClass, number>>>> = {
  light: {
    unassigned: 0xf4eee0,
    dynamic: 0xe2dbcb,
    reserved: 0xb9b09a,
    official: 0x0d6656,
    practice: 0xb8412a,
    both: 0xc88c28,
  },
  dark: {
    unassigned: 0x12263a,
    dynamic: 0x1d3447,
    reserved: 0x4a6072,
    official: 0x3fa893,
    practice: 0xff9478,
    both: 0xf0c75e,
  },
};

/** The palette of a theme in the order of `SPACE_CLASSES`, each colour as `0xrrggbb`. */
export function spacePalette(theme: Theme): number[] {
  return SPACE_CLASSES.map((name) => COLOURS[theme][name]);
}

/** The colours as `#rrggbb`, for the legend and the pictures that are shared. */
export function spaceColour(theme: Theme, name: SpaceClass): string {
  return `#${COLOURS[theme][name].toString(16).padStart(6, '0')}`;
}
