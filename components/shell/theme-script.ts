/**
 * Runs in <head> before the first paint. Sets on <html>
 * - `data-theme`: the choice kept in localStorage `theme`, else what the system wants, followed live;
 * - `data-system`: the operating system for which commands are shown, kept in `system`, else the reader's own.
 * - `data-viewer`: there where the hint cookie says that somebody is signed in (contract, "More").
 * All are read by style sheets alone, so nothing flashes and nothing jumps.
 */
export const THEME_SCRIPT = `(function () {
  var root = document.documentElement;
  function kept(key, allowed) {
    try {
      var value = localStorage.getItem(key);
      return allowed.indexOf(value) < 0 ? null : value;
    } catch (error) {
      return null;
    }
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function setTheme() {
    root.dataset.theme = kept('theme', ['light', 'dark']) || (dark.matches ? 'dark' : 'light');
  }
  setTheme();
  dark.addEventListener('change', setTheme);
  var platform = navigator.platform || '';
  var own = /Mac|iPhone|iPad/.test(platform) ? 'macos' : /Win/.test(platform) ? 'windows' : 'linux';
  root.dataset.system = kept('system', ['linux', 'macos', 'windows', 'docker', 'remote']) || own;
  if (document.cookie.split('; ').indexOf('signed-in=1') >= 0) root.dataset.viewer = '';
})();
`;
