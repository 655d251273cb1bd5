const HINT = 'signed-in=1';

/** Whether this browser says that somebody is signed in (contract, "More"). It proves nothing. */
export function hasViewerHint(): boolean {
  return document.cookie.split('; ').includes(HINT);
}
