import { type RefObject, useEffect, useRef } from 'react';
import { dragged, type Place, type View, zoomed, ZOOM_STEP } from '@/lib/chart/rules/view';

/** What fingers, mouse and wheel mean. */
export interface Gestures {
  readonly view: View;
  readonly onView: (change: (view: View) => View) => void;
  /** The pointer is over a place; null: it has left. */
  readonly onHover: (place: Place | null) => void;
  /** Touched once. */
  readonly onTouch: (place: Place) => void;
  /** Clicked once; `apart`: into a tab of its own. */
  readonly onOpen: (place: Place, apart: boolean) => void;
}

/** CSS pixels that a pointer may move and still click. */
const STILL_PIXELS = 5;
/** Milliseconds in which a second click makes it a double one. */
const DOUBLE_MS = 280;
/** A wheel's step of 100 pixels goes this much nearer. */
const WHEEL_FACTOR = 1.25;

interface Down {
  readonly begun: Place;
  last: Place;
}

/** Reads gestures on the chart: drag, pinch, wheel, click, double click. Coordinates are parts of its side. */
export function useGestures(target: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const element = target.current;
    return element === null ? undefined : listen(element, () => latest.current);
  }, [target]);
}

function listen(element: HTMLElement, now: () => Gestures): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const downs = new Map<number, Down>();
  let isClick = false;
  let opening: ReturnType<typeof setTimeout> | undefined;
  let lastClick = { at: -Infinity, place: { x: 0, y: 0 } };

  const placeOf = ({ clientX, clientY }: MouseEvent): Place => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const isFar = (one: Place, other: Place) =>
    Math.hypot(one.x - other.x, one.y - other.y) * element.clientWidth > STILL_PIXELS;

  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      const place = placeOf(event);
      downs.set(event.pointerId, { begun: place, last: place });
      isClick = downs.size === 1;
      element.setPointerCapture(event.pointerId);
    },
    { signal },
  );

  element.addEventListener(
    'pointermove',
    (event) => {
      const place = placeOf(event);
      const down = downs.get(event.pointerId);
      if (down === undefined) {
        if (event.pointerType !== 'touch') now().onHover(place);
        return;
      }
      if (isFar(place, down.begun)) isClick = false;
      const [other] = [...downs].flatMap(([id, one]) => (id === event.pointerId ? [] : [one]));
      const before = down.last;
      down.last = place;
      if (other !== undefined) pinch(now(), other.last, before, place);
      else if (!isClick)
        now().onView((view) => dragged(view, { x: place.x - before.x, y: place.y - before.y }));
    },
    { signal },
  );

  const click = (event: PointerEvent, place: Place) => {
    clearTimeout(opening);
    const isSecond = event.timeStamp - lastClick.at < DOUBLE_MS && !isFar(place, lastClick.place);
    lastClick = { at: isSecond ? -Infinity : event.timeStamp, place };
    if (isSecond) {
      now().onView((view) => zoomed(view, event.shiftKey ? 1 / ZOOM_STEP : ZOOM_STEP, place));
      return;
    }
    const apart = event.ctrlKey || event.metaKey;
    if (event.pointerType === 'touch') now().onTouch(place);
    else if (apart) now().onOpen(place, true);
    // The second click of a double one may still come.
    else opening = setTimeout(() => now().onOpen(place, false), DOUBLE_MS);
  };
  element.addEventListener(
    'pointerup',
    (event) => {
      const down = downs.get(event.pointerId);
      downs.delete(event.pointerId);
      if (down !== undefined && isClick && downs.size === 0) click(event, placeOf(event));
    },
    { signal },
  );
  element.addEventListener('pointercancel', ({ pointerId }) => downs.delete(pointerId), { signal });
  element.addEventListener('pointerleave', () => now().onHover(null), { signal });

  element.addEventListener(
    'wheel',
    (event) => {
      // Where the whole chart is seen, a wheel that goes further off scrolls the page.
      if (event.deltaY > 0 && now().view.zoom === 1) return;
      event.preventDefault();
      const pixels =
        event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
      // A pinch on a touchpad comes as a wheel with Ctrl, in small steps.
      const steps = pixels / (event.ctrlKey ? 25 : 100);
      const place = placeOf(event);
      now().onView((view) => zoomed(view, WHEEL_FACTOR ** -steps, place));
    },
    { passive: false, signal },
  );

  return () => {
    clearTimeout(opening);
    stop.abort();
  };
}

/** One finger moved from `before` to `after` while another stays at `still`. */
function pinch({ onView }: Gestures, still: Place, before: Place, after: Place): void {
  const apart = (place: Place) => Math.hypot(place.x - still.x, place.y - still.y);
  const middle = (place: Place) => ({ x: (place.x + still.x) / 2, y: (place.y + still.y) / 2 });
  const [from, to] = [middle(before), middle(after)];
  onView((view) =>
    dragged(zoomed(view, apart(after) / Math.max(apart(before), 0.001), from), {
      x: to.x - from.x,
      y: to.y - from.y,
    }),
  );
}
