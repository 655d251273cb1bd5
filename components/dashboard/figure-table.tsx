import type { ReactNode } from 'react';
import styles from './dashboard.module.css';

interface FigureTableProps {
  /** What it counts, for those who hear it. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: ReactNode;
    readonly key: string;
    readonly cells: readonly ReactNode[];
  }[];
}

/** Figures with a name before each row and above each column. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.figures}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, key, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
