import styles from './button.module.css';

/** The class names of a button, for buttons with behaviour of their own; runs in the browser too. */
export function buttonClass(tone: 'plain' | 'primary' = 'plain'): string {
  return `${styles.button} ${styles[tone]}`;
}
