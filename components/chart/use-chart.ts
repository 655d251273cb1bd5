import { useEffect, useMemo, useState } from 'react';
import { type ChartState, readChartHash, START, writeChartHash } from '@/lib/chart/rules/address';
import { cellOf, type Order, portAt } from '@/lib/chart/rules/order';
import { centreCell, centredOn, showing, type View, WHOLE, zoomed } from '@/lib/chart/rules/view';
import type { Colouring } from '@/lib/chart/types';

/** Milliseconds of rest after which the address says what is seen; browsers refuse many changes a second. */
const REST_MS = 300;

/** What is seen at first, by the address. */
function startOf(hash: string): {
  readonly asked: Asked;
  readonly view: View;
  readonly port: number | null;
} {
  const { by, date, order, port, zoom, at } = readChartHash(hash) ?? START;
  const view = zoom > 1 ? centredOn(cellOf(order, at ?? port ?? 0), zoom) : WHOLE;
  return { asked: { by, date, order }, view, port };
}

interface Asked {
  readonly by: Colouring;
  readonly date: string | null;
  readonly order: Order;
}

/**
 * What the chart shows and what changes it. It begins as `hash` says, the part of the address after `#`; that
 * follows what is seen, and leads where somebody changes it.
 */
export function useChart(hash: string) {
  const [start] = useState(() => startOf(hash));
  const [asked, setAsked] = useState(start.asked);
  const [view, setView] = useState(start.view);
  const [port, setPort] = useState(start.port);
  /** The values that are not faded; none of them: no value is. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { order } = asked;

  useAddress(asked, view, port, (hash) => {
    const next = startOf(hash);
    setAsked(next.asked);
    setView(next.view);
    setPort(next.port);
    setChosen(new Set());
  });

  const actions = useMemo(
    () => ({
      setView,
      setChosen,
      colourBy: (by: Colouring, date: string | null = null) => {
        setChosen(new Set());
        setAsked((before) => ({ ...before, by, date }));
      },
      toggleValue: (value: string) =>
        setChosen((before) => {
          const after = new Set(before);
          if (!after.delete(value)) after.add(value);
          return after;
        }),
      /** Ports move: what lay in the middle stays there. */
      setOrder: (next: Order) => {
        setView((before) => {
          const middle = portAt(order, centreCell(before));
          return before.zoom === 1 ? WHOLE : centredOn(cellOf(next, middle), before.zoom);
        });
        setAsked((before) => ({ ...before, order: next }));
      },
      focusPort: (next: number | null) => {
        setPort(next);
        if (next !== null) setView((before) => showing(before, cellOf(order, next)));
      },
      /** Nearer or further off; a port in focus that is seen stays in its place. */
      zoomBy: (factor: number) =>
        setView((before) => zoomed(before, factor, placeOf(before, order, port))),
    }),
    [order, port],
  );
  return { asked, view, port, chosen, ...actions };
}

/** Where on the screen a port lies; the middle where it is not seen, or there is none. */
function placeOf(view: View, order: Order, port: number | null) {
  const middle = { x: 0.5, y: 0.5 };
  if (port === null) return middle;
  const { x, y } = cellOf(order, port);
  const place = {
    x: ((x + 0.5 - view.x) * view.zoom) / 256,
    y: ((y + 0.5 - view.y) * view.zoom) / 256,
  };
  return place.x < 0 || place.x > 1 || place.y < 0 || place.y > 1 ? middle : place;
}

function useAddress(
  asked: Asked,
  view: View,
  port: number | null,
  onChange: (hash: string) => void,
) {
  const state: ChartState = {
    ...asked,
    port,
    zoom: view.zoom,
    at: view.zoom === 1 ? null : portAt(asked.order, centreCell(view)),
  };
  const hash = writeChartHash(state);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, search, hash: before } = location;
      // A hash that is not ours, such as that of the skip link, stays.
      if (readChartHash(before) === null && hash === '') return;
      if (before.replace(/^#/, '') !== hash)
        history.replaceState(
          history.state,
          '',
          `${pathname}${search}${hash === '' ? '' : `#${hash}`}`,
        );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [hash]);
  useEffect(() => {
    const follow = () => {
      if (readChartHash(location.hash) !== null) onChange(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  });
}
