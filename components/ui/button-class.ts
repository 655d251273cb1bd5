import styles from './button.module.css';

/** The class names of a button, for buttons with behaviour of their own; runs in the browser too. */
export function buttonClass(tone: 'plain' | 'primary' = 'plain'): string {
  return `${styles.button} ${styles[tone]}`;
}

/** The class name of an input that chooses a file: its button looks like the others. */
export const FILE_CLASS = styles.file;
