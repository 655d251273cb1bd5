import type { ReactNode } from 'react';
import styles from './entry-table.module.css';

interface EntryTableProps {
  readonly caption: string;
  /** Headings; `wide` ones share the room that the others leave. */
  readonly columns: readonly { readonly label: string; readonly wide?: boolean }[];
  /** The first cell of a row says what the row is about. What a row lacks is an empty cell: null. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table of entries. Small screens stack the cells of a row; the roles stay, whatever CSS makes of the boxes. */
export function EntryTable({ caption, columns, rows }: EntryTableProps) {
  return (
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, wide = false }) => (
            <th
              className={wide ? styles.wide : undefined}
              key={label}
              role="columnheader"
              scope="col"
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key} role="row">
            <th role="rowheader" scope="row">
              {head}
            </th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]?.label} role="cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
