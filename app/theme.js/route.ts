import { THEME_SCRIPT } from '@/components/shell/theme-script';

/** The script that sets theme and system before the first paint; a file, so that no inline script is needed. */
export function GET(): Response {
  return new Response(THEME_SCRIPT, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=3600, stale-while-revalidate=86400',
    },
  });
}
