import { useTranslations } from 'next-intl';
import { type ReactNode, type SubmitEvent, useId } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { MAX_ZOOM } from '@/lib/chart/rules/view';
import { COLOURINGS, type Colouring } from '@/lib/chart/types';
import { MAX_PORT, parsePortText } from '@/lib/ports/types';
import styles from './chart.module.css';

interface ColourControlsProps {
  readonly by: Colouring;
  readonly date: string | null;
  /** The releases that changed something, newest first, with their days in words. */
  readonly releases: readonly { readonly date: string; readonly day: string }[];
  readonly hilbert: boolean;
  readonly onColour: (by: Colouring, date: string | null) => void;
  readonly onHilbert: (hilbert: boolean) => void;
  readonly onGo: (port: number) => void;
}

/** What the chart is coloured by, how ports lie on it, and a way to one of them. */
export function ColourControls(props: ColourControlsProps) {
  const { by, date, releases, hilbert, onColour } = props;
  const t = useTranslations('chart');
  const shown = COLOURINGS.filter((one) => one !== 'release' || releases.length > 0);
  return (
    <div className={styles.controls}>
      <Choice
        label={t('by.label')}
        onChoose={(value) => {
          const chosen = COLOURINGS.find((one) => one === value) ?? 'overview';
          onColour(chosen, chosen === 'release' ? date : null);
        }}
        value={by}
      >
        {shown.map((one) => (
          <option key={one} value={one}>
            {t(`by.${one}`)}
          </option>
        ))}
      </Choice>
      {by === 'release' && (
        <Choice
          label={t('release')}
          onChoose={(value) => onColour('release', value)}
          value={date ?? ''}
        >
          {releases.map((one) => (
            <option key={one.date} value={one.date}>
              {one.day}
            </option>
          ))}
        </Choice>
      )}
      <button
        aria-pressed={hilbert}
        className={buttonClass('plain')}
        onClick={() => props.onHilbert(!hilbert)}
        title={t('hilbert.title')}
        type="button"
      >
        {t('hilbert.label')}
      </button>
      <GoTo onGo={props.onGo} />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <label className={styles.field}>
      {label}
      <select onChange={({ target }) => onChoose(target.value)} value={value}>
        {children}
      </select>
    </label>
  );
}

/** Brings a port into focus by its number. */
function GoTo({ onGo }: { readonly onGo: (port: number) => void }) {
  const t = useTranslations('chart');
  const field = useId();
  const go = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('port');
    const port = parsePortText(typeof given === 'string' ? given : '');
    if (port !== null) onGo(port.port);
  };
  return (
    <form className={styles.go} onSubmit={go}>
      <label className={styles.field} htmlFor={field}>
        {t('go.label')}
      </label>
      <input
        dir="ltr"
        id={field}
        inputMode="numeric"
        max={MAX_PORT}
        min={0}
        name="port"
        required
        type="number"
      />
      <button className={buttonClass('plain')} type="submit">
        {t('go.submit')}
      </button>
    </form>
  );
}

interface ZoomControlsProps {
  readonly zoom: number;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}

/** Nearer, further off, the whole. */
export function ZoomControls({ zoom, onZoom, onWhole }: ZoomControlsProps) {
  const t = useTranslations('chart');
  return (
    <div aria-label={t('zoom.label')} className={styles.zoom} role="group">
      <button
        aria-label={t('zoom.in')}
        className={buttonClass('plain')}
        disabled={zoom >= MAX_ZOOM}
        onClick={() => onZoom(2)}
        type="button"
      >
        +
      </button>
      <button
        aria-label={t('zoom.out')}
        className={buttonClass('plain')}
        disabled={zoom <= 1}
        onClick={() => onZoom(0.5)}
        type="button"
      >
        −
      </button>
      <button className={buttonClass('plain')} disabled={zoom <= 1} onClick={onWhole} type="button">
        {t('zoom.whole')}
      </button>
    </div>
  );
}
