'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { queryClient } from '@/components/client/query';
import { chartNamesQuery, layerQuery } from '@/lib/chart/query-options';
import { type NamedPorts, namesAt } from '@/lib/chart/rules/names';
import { WHOLE } from '@/lib/chart/rules/view';
import { chartTablePath } from '@/lib/chart/routes';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import styles from './chart.module.css';
import { ColourControls, ZoomControls } from './chart-controls';
import { ChartLegend } from './chart-legend';
import { ChartStage } from './chart-stage';
import { PortFacts, type ToldPort, useSentence } from './port-facts';
import { useChart } from './use-chart';
import { type ValueWords, valueWord } from './values';

interface ChartDeskProps {
  readonly locale: Locale;
  readonly words: ValueWords;
  /** The releases that changed something, newest first, with their days in words. */
  readonly releases: readonly { readonly date: string; readonly day: string }[];
  /** The chart as the server draws it. */
  readonly picture: ReactNode;
}

/** Until they have come. */
const NO_NAMES: readonly NamedPorts[] = [];

const never = () => () => undefined;

/** The chart to work with. It begins as the address says, which only the browser knows. */
export function ChartDesk(props: ChartDeskProps) {
  const isClient = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Desk {...props} hash={isClient ? location.hash : ''} key={isClient ? 'client' : 'server'} />
  );
}

function Desk({
  locale,
  words,
  releases,
  picture,
  hash,
}: ChartDeskProps & { readonly hash: string }) {
  const t = useTranslations('chart');
  const router = useRouter();
  const chart = useChart(hash);
  const { asked, view, port, chosen } = chart;
  const date = releases.some((one) => one.date === asked.date)
    ? asked.date
    : (releases[0]?.date ?? null);
  const layer = useQuery(layerQuery(asked.by, date), queryClient());
  const names = useQuery(chartNamesQuery(layer.data !== undefined), queryClient()).data ?? NO_NAMES;
  const [said, setSaid] = useState('');
  const sentence = useSentence();

  const tell = (one: number): ToldPort | null => {
    if (layer.data === undefined) return null;
    const { by, values, cells } = layer.data;
    const word = valueWord(words, by, values[cells[one] ?? 0] ?? '');
    return { port: one, word, names: namesAt(names, one) };
  };
  const focus = (one: number) => {
    chart.focusPort(one);
    const told = tell(one);
    if (told !== null) setSaid(sentence(told));
  };
  const open = (one: number, apart: boolean) => {
    const address = localePath(locale, portPath(one));
    if (apart) window.open(address, '_blank', 'noopener');
    else router.push(address);
  };
  const escape = () => {
    if (view.zoom > 1) chart.setView(WHOLE);
    else if (chosen.size > 0) chart.setChosen(new Set());
    else chart.focusPort(null);
  };
  const told = port === null ? null : tell(port);
  return (
    <div className={`needs-script ${styles.desk}`}>
      <ColourControls
        by={asked.by}
        date={date}
        hilbert={asked.order === 'hilbert'}
        onColour={chart.colourBy}
        onGo={focus}
        onHilbert={(hilbert) => chart.setOrder(hilbert ? 'hilbert' : 'rows')}
        releases={releases}
      />
      <div className={styles.sheet}>
        <div className={styles.drawn}>
          <ChartStage
            chosen={chosen}
            layer={layer.data}
            names={names}
            onEscape={escape}
            onFocusPort={focus}
            onOpen={open}
            onView={chart.setView}
            onZoom={chart.zoomBy}
            order={asked.order}
            picture={picture}
            port={port}
            tell={tell}
            view={view}
          />
        </div>
        <div className={styles.side}>
          <ZoomControls
            onWhole={() => chart.setView(WHOLE)}
            onZoom={chart.zoomBy}
            zoom={view.zoom}
          />
          <div className={styles.readout}>
            {told === null ? (
              <span className={styles.hint}>{t('hint')}</span>
            ) : (
              <>
                <PortFacts told={told} />
                <a href={localePath(locale, portPath(told.port))}>
                  {t('open', { port: String(told.port) })}
                </a>
              </>
            )}
          </div>
          <p className="visually-hidden" role="status">
            {said}
          </p>
          {layer.data !== undefined && (
            <ChartLegend
              chosen={chosen}
              layer={layer.data}
              onClear={() => chart.setChosen(new Set())}
              onToggle={chart.toggleValue}
              words={words}
            />
          )}
          {layer.isError && <Failed onAgain={() => void layer.refetch()} />}
          <p className={styles.note}>{t(`note.${asked.by}`)}</p>
          <p>
            <a
              href={localePath(
                locale,
                chartTablePath({
                  by: asked.by,
                  ...(asked.by === 'release' && date !== null && { date }),
                }),
              )}
            >
              {t('asTable')}
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}

function Failed({ onAgain }: { readonly onAgain: () => void }) {
  const t = useTranslations('chart');
  return (
    <p className={styles.failed} role="alert">
      {t('failed')}{' '}
      <button onClick={onAgain} type="button">
        {t('again')}
      </button>
    </p>
  );
}
