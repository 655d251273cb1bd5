import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslations } from 'next-intl';
import type { ShownLayer } from '@/lib/chart/query-options';
import type { NamedPorts } from '@/lib/chart/rules/names';
import { cellTable, type Order, portAt } from '@/lib/chart/rules/order';
import { steppedPort } from '@/lib/chart/rules/steps';
import { cellAt, type Place, type View, ZOOM_STEP } from '@/lib/chart/rules/view';
import styles from './chart.module.css';
import { cssColour, mixed, resolveColours, type Rgb } from './colours';
import { ChartPainter, type Ink } from './painter';
import { PortFacts, type ToldPort } from './port-facts';
import { useGestures } from './use-gestures';

/** How much of its colour a faded value keeps. */
const FADED = 0.14;

export interface ChartStageProps {
  /** What stands here until the chart is drawn. */
  readonly picture: ReactNode;
  readonly layer: ShownLayer | undefined;
  readonly names: readonly NamedPorts[];
  readonly order: Order;
  readonly view: View;
  readonly chosen: ReadonlySet<string>;
  /** The port in focus. */
  readonly port: number | null;
  readonly tell: (port: number) => ToldPort | null;
  readonly onView: (change: (view: View) => View) => void;
  readonly onZoom: (factor: number) => void;
  /** Brought into focus by a key or a finger. */
  readonly onFocusPort: (port: number) => void;
  readonly onOpen: (port: number, apart: boolean) => void;
  readonly onEscape: () => void;
}

/** The drawn chart: what is seen, pointed at and reached by keys. */
export function ChartStage(props: ChartStageProps) {
  const { layer, order, view, port, tell } = props;
  const t = useTranslations('chart');
  const keys = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointer, setPointer] = useState<Place | null>(null);
  const portOf = (place: Place | null): number | null => {
    const cell = place === null ? null : cellAt(view, place);
    return cell === null ? null : portAt(order, cell);
  };
  const hovered = portOf(pointer);
  useDrawing({ ...props, stage, canvas, hovered });
  useGestures(stage, {
    view,
    onView: props.onView,
    onHover: setPointer,
    onTouch: (place) => {
      const touched = portOf(place);
      if (touched !== null) props.onFocusPort(touched);
    },
    onOpen: (place, apart) => {
      const clicked = portOf(place);
      if (clicked !== null) props.onOpen(clicked, apart);
    },
  });
  const told = hovered === null ? null : tell(hovered);
  return (
    <>
      <div
        aria-busy={layer === undefined}
        aria-describedby={keys}
        aria-label={t('label')}
        className={styles.stage}
        data-zoomed={view.zoom > 1 ? '' : undefined}
        dir="ltr"
        onFocus={({ currentTarget }) => {
          if (port === null && currentTarget.matches(':focus-visible')) props.onFocusPort(0);
        }}
        onKeyDown={(event) => onKey(event, props)}
        ref={stage}
        role="application"
        tabIndex={0}
      >
        {props.picture}
        <canvas aria-hidden="true" className={styles.canvas} ref={canvas} />
        {told !== null && pointer !== null && <Tip place={pointer} told={told} />}
      </div>
      <p className={styles.keys} id={keys}>
        {t('keys')}
      </p>
    </>
  );
}

function onKey(event: KeyboardEvent, props: ChartStageProps): void {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End')) return;
  const to = steppedPort(props.port ?? 0, { key, ctrlKey });
  const act = to === null ? actOf(key, props) : () => props.onFocusPort(to);
  if (act === null) return;
  event.preventDefault();
  act();
}

function actOf(key: string, { port, onZoom, onOpen, onEscape }: ChartStageProps) {
  if (key === '+' || key === '=') return () => onZoom(ZOOM_STEP);
  if (key === '-' || key === '_') return () => onZoom(1 / ZOOM_STEP);
  if (key === 'Escape') return onEscape;
  return key === 'Enter' && port !== null ? () => onOpen(port, false) : null;
}

interface Drawing extends ChartStageProps {
  readonly stage: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly hovered: number | null;
}

/** Draws the chart anew in the next frame whenever something of it has changed. */
function useDrawing({ stage, canvas, layer, order, view, chosen, port, hovered, names }: Drawing) {
  const painter = useRef<{ readonly painter: ChartPainter; readonly ink: Ink } | null>(null);
  const width = useWidth(stage);
  const theme = useTheme();
  const table = useMemo(() => cellTable(order), [order]);

  useEffect(() => {
    if (canvas.current === null || stage.current === null || layer === undefined) return;
    const ink = inkOf(stage.current);
    painter.current = {
      painter: painter.current?.painter ?? new ChartPainter(canvas.current),
      ink,
    };
    const colours = coloursOf(stage.current, layer, chosen);
    painter.current.painter.paint({ cells: layer.cells, colours, table });
  }, [canvas, stage, layer, chosen, table, theme]);

  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (canvas.current === null || painter.current === null || width === 0) return;
      const scale = devicePixelRatio;
      const side = Math.round(width * scale);
      if (canvas.current.width !== side)
        [canvas.current.width, canvas.current.height] = [side, side];
      const { ink } = painter.current;
      painter.current.painter.draw({ view, order, focus: port, hover: hovered, names, ink }, scale);
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, layer, chosen, order, view, port, hovered, names, width, theme]);
}

/** What marks and words are drawn with, in the theme that the page has now. */
function inkOf(within: HTMLElement): Ink {
  const [focus = BLACK, hover = BLACK, halo = BLACK, dark = BLACK, light = BLACK] = resolveColours(
    within,
    [
      ...['var(--focus)', 'var(--ink)', 'var(--paper)'],
      ...['var(--chart-dark)', 'var(--chart-light)'],
    ],
  );
  return { focus, hover, halo, dark, light };
}

const BLACK: Rgb = [0, 0, 0];

/** The colour of each value; where some are chosen, the others fade into the paper. */
function coloursOf(
  within: HTMLElement,
  { by, values }: ShownLayer,
  chosen: ReadonlySet<string>,
): Rgb[] {
  const [paper = BLACK, ...colours] = resolveColours(within, [
    'var(--sheet)',
    ...values.map((value) => cssColour(by, value, values)),
  ]);
  return colours.map((colour, at) =>
    chosen.size === 0 || chosen.has(values[at] ?? '') ? colour : mixed(colour, paper, FADED),
  );
}

/** How wide an element is, in CSS pixels; 0 before it is laid out. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return undefined;
    const watcher = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element]);
  return width;
}

const DARK = '(prefers-color-scheme: dark)';

function watchTheme(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia(DARK);
  system.addEventListener('change', changed);
  return () => {
    watcher.disconnect();
    system.removeEventListener('change', changed);
  };
}

/** Another word for each theme that colours can come from. */
function useTheme(): string {
  return useSyncExternalStore(
    watchTheme,
    () => `${document.documentElement.dataset.theme ?? ''} ${String(matchMedia(DARK).matches)}`,
    () => '',
  );
}

/** What is pointed at, beside the pointer; the line below says the same to whoever does not point. */
function Tip({ place, told }: { readonly place: Place; readonly told: ToldPort }) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = tip;
    const side = current?.parentElement?.clientWidth ?? 0;
    const along = (at: number) =>
      at > 0.5 ? `calc(${at * side - 14}px - 100%)` : `${at * side + 14}px`;
    current?.style.setProperty('transform', `translate(${along(place.x)}, ${along(place.y)})`);
  }, [place]);
  return (
    <div aria-hidden="true" className={styles.tip} ref={tip}>
      <PortFacts told={told} />
    </div>
  );
}
