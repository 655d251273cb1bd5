import { type Colouring, NONE, UNDATED } from '@/lib/chart/types';

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colour of a value as CSS writes it; globals.css has the tokens. `values` are all of the layer. */
export function cssColour(by: Colouring, value: string, values: readonly string[]): string {
  if (by === 'overview') return `var(--space-${value})`;
  if (value === NONE || value === 'unchanged') return 'var(--chart-none)';
  if (by !== 'year' || value === UNDATED) return `var(--chart-${by}-${value})`;
  const years = values.filter((one) => /^\d/.test(one));
  const share = years.length < 2 ? 100 : (100 * years.indexOf(value)) / (years.length - 1);
  return `color-mix(in oklch, var(--chart-year-newest) ${share.toFixed(1)}%, var(--chart-year-oldest))`;
}

/** What CSS colours come to inside an element, in the theme that it has now. */
export function resolveColours(within: HTMLElement, colours: readonly string[]): Rgb[] {
  const probe = document.createElement('span');
  const context = pixel();
  within.append(probe);
  try {
    return colours.map((colour) => {
      probe.style.color = '';
      probe.style.color = colour;
      return rgbOf(context, getComputedStyle(probe).color);
    });
  } finally {
    probe.remove();
  }
}

function pixel(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1, 1];
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** Painted and read back, because computed colours come in many notations. */
function rgbOf(context: CanvasRenderingContext2D | null, colour: string): Rgb {
  if (context === null) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** `part` of one colour and the rest of the other. */
export function mixed(one: Rgb, other: Rgb, part: number): Rgb {
  const [red, green, blue] = one.map((value, at) =>
    Math.round(value * part + (other[at] ?? 0) * (1 - part)),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Whether dark text is read better on it: by relative luminance (WCAG 2.2), where both contrasts meet. */
export function isLight(colour: Rgb): boolean {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}
