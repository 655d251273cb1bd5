import { type NamedPorts, namesAt } from '@/lib/chart/rules/names';
import { cellOf, type Order, portAt, SIDE } from '@/lib/chart/rules/order';
import { seenCells, type View } from '@/lib/chart/rules/view';
import { isLight, type Rgb } from './colours';

/** CSS pixels to a side of a cell from which lines, numbers and names are drawn. */
const GRID_FROM = 10;
const NUMBERS_FROM = 40;
const NAMES_FROM = 84;
/** A mark is never smaller, so that it is seen where a cell is a point. */
const SMALLEST_MARK = 11;

const TEXT_PIXELS = 11;
const LINE_PIXELS = 14;

/** One colour for each port, by the index of its value. */
interface Picture {
  readonly cells: Uint8Array;
  readonly colours: readonly Rgb[];
  /** The cell of each port, see `cellTable`. */
  readonly table: Uint16Array;
}

/** What marks and words are drawn with. */
export interface Ink {
  /** Around the port in focus, around the one pointed at, and outside of both. */
  readonly focus: Rgb;
  readonly hover: Rgb;
  readonly halo: Rgb;
  /** Words on light and on dark cells. */
  readonly dark: Rgb;
  readonly light: Rgb;
}

/** What stands on the picture. */
interface Scene {
  readonly view: View;
  readonly order: Order;
  readonly focus: number | null;
  readonly hover: number | null;
  readonly names: readonly NamedPorts[];
  readonly ink: Ink;
}

/** Draws the chart: all ports once for each colouring, as a small picture that is then only scaled. */
export class ChartPainter {
  private readonly small = document.createElement('canvas');
  private picture: Picture | null = null;

  constructor(private readonly canvas: HTMLCanvasElement) {
    [this.small.width, this.small.height] = [SIDE, SIDE];
  }

  /** Takes another colouring, filter, order or theme. */
  paint(picture: Picture): void {
    const { cells, colours, table } = picture;
    const context = this.small.getContext('2d');
    if (context === null) return;
    const image = context.createImageData(SIDE, SIDE);
    for (const [port, value] of cells.entries()) {
      const [red, green, blue] = colours[value] ?? [0, 0, 0];
      const at = 4 * (table[port] ?? 0);
      image.data[at] = red;
      image.data[at + 1] = green;
      image.data[at + 2] = blue;
      image.data[at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    this.picture = picture;
  }

  /** Draws the view. `scale` is how many pixels of the screen make one of CSS. */
  draw(scene: Scene, scale: number): void {
    const context = this.canvas.getContext('2d', { alpha: false });
    if (context === null || this.picture === null) return;
    const side = this.canvas.width;
    const seen = seenCells(scene.view);
    const cell = side / seen;
    context.imageSmoothingEnabled = false;
    context.drawImage(this.small, scene.view.x, scene.view.y, seen, seen, 0, 0, side, side);
    if (cell >= GRID_FROM * scale) this.drawGrid(context, scene.view, cell);
    if (cell >= NUMBERS_FROM * scale) this.drawWords(context, scene, cell, scale);
    const { focus, hover, halo } = scene.ink;
    const mark = (port: number | null, line: Rgb) => {
      if (port !== null) drawMark(context, scene, port, { cell, scale, line, halo });
    };
    mark(scene.hover, hover);
    mark(scene.focus, focus);
  }

  private drawGrid(context: CanvasRenderingContext2D, { x, y }: View, cell: number): void {
    const side = this.canvas.width;
    context.beginPath();
    for (let at = Math.ceil(x); (at - x) * cell <= side; at += 1) {
      const left = Math.round((at - x) * cell) + 0.5;
      context.moveTo(left, 0);
      context.lineTo(left, side);
    }
    for (let at = Math.ceil(y); (at - y) * cell <= side; at += 1) {
      const top = Math.round((at - y) * cell) + 0.5;
      context.moveTo(0, top);
      context.lineTo(side, top);
    }
    context.lineWidth = 1;
    context.strokeStyle = 'rgb(128 128 128 / 35%)';
    context.stroke();
  }

  private drawWords(
    context: CanvasRenderingContext2D,
    { view, order, names, ink }: Scene,
    cell: number,
    scale: number,
  ): void {
    const { cells, colours } = this.picture ?? { cells: new Uint8Array(), colours: [] };
    const family = getComputedStyle(this.canvas).fontFamily;
    context.font = `${TEXT_PIXELS * scale}px ${family}`;
    context.textBaseline = 'top';
    context.direction = 'ltr';
    const gap = 4 * scale;
    const signs = Math.floor((cell - 2 * gap) / context.measureText('0').width);
    const last = (first: number) => Math.min(SIDE - 1, Math.floor(first + seenCells(view)));
    for (let row = Math.floor(view.y); row <= last(view.y); row += 1)
      for (let column = Math.floor(view.x); column <= last(view.x); column += 1) {
        const port = portAt(order, { x: column, y: row });
        const colour = colours[cells[port] ?? 0] ?? ink.light;
        context.fillStyle = css(isLight(colour) ? ink.dark : ink.light);
        const [left, top] = [(column - view.x) * cell + gap, (row - view.y) * cell + gap];
        context.fillText(String(port), left, top);
        if (cell < NAMES_FROM * scale) continue;
        const named = namesAt(names, port);
        const lines = [...(named?.official ?? []), ...(named?.practice ?? [])];
        const room = Math.floor((cell - 2 * gap) / (LINE_PIXELS * scale)) - 1;
        for (const [at, name] of lines.slice(0, room).entries())
          context.fillText(cut(name, signs), left, top + (at + 1) * LINE_PIXELS * scale);
      }
  }
}

const css = ([red, green, blue]: Rgb): string => `rgb(${red} ${green} ${blue})`;

const cut = (text: string, signs: number): string =>
  text.length <= signs ? text : `${text.slice(0, Math.max(1, signs - 1))}…`;

interface Mark {
  readonly cell: number;
  readonly scale: number;
  readonly line: Rgb;
  readonly halo: Rgb;
}

/** A frame around a port, light on dark and dark on light. */
function drawMark(
  context: CanvasRenderingContext2D,
  { view, order }: Scene,
  port: number,
  { cell, scale, line, halo }: Mark,
): void {
  const { x, y } = cellOf(order, port);
  const size = Math.max(cell, SMALLEST_MARK * scale);
  const left = (x + 0.5 - view.x) * cell - size / 2;
  const top = (y + 0.5 - view.y) * cell - size / 2;
  for (const [colour, width, out] of [
    [halo, 4, 1],
    [line, 2, 1],
  ] as const) {
    context.lineWidth = width * scale;
    context.strokeStyle = css(colour);
    context.strokeRect(
      left - out * scale,
      top - out * scale,
      size + 2 * out * scale,
      size + 2 * out * scale,
    );
  }
}
