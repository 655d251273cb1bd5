import styles from './watch-button.module.css';

/** What stands on the button: a bell, filled while one watches, and the word. */
export function WatchFace({ label }: { readonly label: string }) {
  return (
    <>
      <svg aria-hidden="true" className={styles.bell} viewBox="0 0 16 16">
        <path d="M8 1.75a4 4 0 0 0-4 4v2.5L2.75 11.5h10.5L12 8.25v-2.5a4 4 0 0 0-4-4Z" />
        <path d="M6.5 13.25a1.6 1.6 0 0 0 3 0" />
      </svg>
      {label}
    </>
  );
}
