import type { ReactNode } from 'react';

/** Shared pictures have one look, that of light paper; the numbers are those of globals.css. */
export const INK = {
  paper: '#f7f2e7',
  sheet: '#fffdf8',
  ink: '#15283c',
  quiet: '#5d6976',
  line: '#dcd2bd',
  official: '#0d6656',
  community: '#b03c26',
  gold: '#87600f',
} as const;

export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** The sheet that every shared picture is drawn on, with the compass rose and the name at its foot. */
export function Frame({
  children,
  foot,
}: {
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}) {
  return (
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '56px 72px 52px',
        background: INK.paper,
        color: INK.ink,
        fontFamily: 'Newsreader',
      }}
    >
      {children}
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <div style={{ display: 'flex', alignItems: 'center' }}>
          <Rose />
          <span style={{ marginLeft: 18, fontSize: 40 }}>Portolan</span>
        </div>
        <div style={{ display: 'flex' }}>{foot}</div>
      </div>
    </div>
  );
}

function Rose() {
  return (
    <svg fill="none" height="56" viewBox="0 0 32 32" width="56">
      <circle cx="16" cy="16" r="14.2" stroke={INK.gold} strokeWidth="1.3" />
      <path
        d="M6 6 16 14.4 26 6 17.6 16 26 26 16 17.6 6 26 14.4 16Z"
        fill={INK.community}
        opacity="0.75"
      />
      <path d="M1.5 16 16 13.4 30.5 16 16 18.6Z" fill={INK.gold} />
      <path d="M16 1.5 18.6 16 16 30.5 13.4 16Z" fill={INK.ink} />
    </svg>
  );
}

/** The shape of a world: circle for official, diamond for community. */
export function PictureMark({ kind }: { readonly kind: 'official' | 'community' }) {
  const shape =
    kind === 'official'
      ? { borderRadius: 15 }
      : { borderRadius: 4, transform: 'rotate(45deg) scale(0.9)' };
  return (
    <div style={{ width: 30, height: 30, marginRight: 22, background: INK[kind], ...shape }} />
  );
}
