'use client';

import styles from './theme-switch.module.css';

/**
 * Changes between paper and sea. Choosing what the system wants anyway forgets the choice, so that the
 * page follows the system again. State and picture come from <html data-theme>, set before the first paint.
 */
export function ThemeSwitch({ label }: { readonly label: string }) {
  const change = () => {
    const root = document.documentElement;
    const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
    root.dataset.theme = next;
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    try {
      if (next === system) localStorage.removeItem('theme');
      else localStorage.setItem('theme', next);
    } catch {
      // Storage may be forbidden: the choice then lasts as long as the page.
    }
  };
  return (
    <button
      className={`${styles.switch} needs-script`}
      onClick={change}
      title={label}
      type="button"
    >
      <svg aria-hidden="true" fill="none" height="18" viewBox="0 0 18 18" width="18">
        <path className={styles.moon} d="M14.5 11.2A6.2 6.2 0 0 1 6.8 3.5a6.2 6.2 0 1 0 7.7 7.7Z" />
        <g className={styles.sun}>
          <circle cx="9" cy="9" r="3.1" />
          <path d="M9 1.8v1.7M9 14.5v1.7M1.8 9h1.7M14.5 9h1.7M3.9 3.9l1.2 1.2M12.9 12.9l1.2 1.2M14.1 3.9l-1.2 1.2M5.1 12.9l-1.2 1.2" />
        </g>
      </svg>
      <span>{label}</span>
    </button>
  );
}
