import { useTranslations } from 'next-intl';
import type { ShownLayer } from '@/lib/chart/query-options';
import type { Colouring } from '@/lib/chart/types';
import styles from './chart.module.css';
import { cssColour } from './colours';
import { countedValues, type ValueWords, valueWord } from './values';

interface ChartLegendProps {
  readonly layer: ShownLayer;
  readonly words: ValueWords;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (value: string) => void;
  readonly onClear: () => void;
}

/** What the colours mean and how many ports have each; an entry that is pressed fades the others. */
export function ChartLegend({ layer, words, chosen, onToggle, onClear }: ChartLegendProps) {
  const t = useTranslations('chart');
  const { by, values } = layer;
  return (
    <div aria-label={t('legend.label')} className={styles.legend} role="group">
      {countedValues(layer).map(({ value, count }) => (
        <button
          aria-pressed={chosen.has(value)}
          key={value}
          onClick={() => onToggle(value)}
          type="button"
        >
          <Swatch by={by} value={value} values={values} />
          <span>{valueWord(words, by, value)}</span> <small>{t('count', { count })}</small>
        </button>
      ))}
      {chosen.size > 0 && (
        <button className={styles.clear} onClick={onClear} type="button">
          {t('legend.all')}
        </button>
      )}
    </div>
  );
}

interface SwatchProps {
  readonly by: Colouring;
  readonly value: string;
  readonly values: readonly string[];
}

/** The colour of a value. Official is a circle and community a diamond, here as everywhere. */
export function Swatch({ by, value, values }: SwatchProps) {
  const fill = cssColour(by, value, values);
  const shape = SHAPES[value];
  return (
    <svg aria-hidden="true" className={styles.swatch} viewBox="0 0 12 12">
      {shape === 'circle' && <circle cx="6" cy="6" fill={fill} r="5" />}
      {shape === 'diamond' && <path d="M6 .5 11.5 6 6 11.5.5 6z" fill={fill} />}
      {shape === undefined && <rect fill={fill} height="10" rx="2" width="10" x="1" y="1" />}
    </svg>
  );
}

const SHAPES: Readonly<Partial<Record<string, 'circle' | 'diamond'>>> = {
  official: 'circle',
  practice: 'diamond',
};
