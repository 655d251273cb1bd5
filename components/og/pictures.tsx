import type { ReactNode } from 'react';
import { RANGES, rangeOf } from '@/lib/ports/types';

/** Shared pictures have one look, that of light paper; the numbers are those of globals.css. */
const INK = {
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
function Frame({ children, foot }: { readonly children: ReactNode; readonly foot?: ReactNode }) {
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
function PictureMark({ kind }: { readonly kind: 'official' | 'community' }) {
  const shape =
    kind === 'official'
      ? { borderRadius: 15 }
      : { borderRadius: 4, transform: 'rotate(45deg) scale(0.9)' };
  return (
    <div style={{ width: 30, height: 30, marginRight: 22, background: INK[kind], ...shape }} />
  );
}

interface PortPictureProps {
  readonly port: number;
  /** The official name, ready to draw; null where there is none. */
  readonly official: string | null;
  readonly practice: string | null;
}

/** The picture that shared links to a port show. It has no words, so that it is right in every language. */
export function PortPicture({ port, official, practice }: PortPictureProps) {
  return (
    <Frame foot={<Place port={port} />}>
      <div style={{ display: 'flex', flexDirection: 'column' }}>
        <div style={{ display: 'flex', fontSize: 270, lineHeight: 0.9, letterSpacing: '-0.04em' }}>
          {String(port)}
        </div>
        <div style={{ display: 'flex', flexDirection: 'column', marginTop: 34 }}>
          {official !== null && (
            <div
              style={{
                display: 'flex',
                alignItems: 'center',
                color: INK.official,
                fontFamily: 'JetBrains Mono',
              }}
            >
              <PictureMark kind="official" />
              <span style={{ fontSize: 58 }}>{shorten(official, 26)}</span>
            </div>
          )}
          {practice !== null && (
            <div
              style={{ display: 'flex', alignItems: 'center', color: INK.community, marginTop: 8 }}
            >
              <PictureMark kind="community" />
              <span style={{ fontSize: 62 }}>{shorten(practice, 34)}</span>
            </div>
          )}
        </div>
      </div>
    </Frame>
  );
}

const LENGTH = 560;

/** Where in its range the port lies. */
function Place({ port }: { readonly port: number }) {
  const { start, end } = RANGES[rangeOf(port)];
  const at = ((port - start) / (end - start)) * (LENGTH - 20) + 10;
  return (
    <div
      style={{
        display: 'flex',
        alignItems: 'center',
        fontFamily: 'JetBrains Mono',
        fontSize: 24,
        color: INK.quiet,
      }}
    >
      <span style={{ marginRight: 16 }}>{String(start)}</span>
      <svg fill="none" height="24" viewBox={`0 0 ${LENGTH} 24`} width={LENGTH}>
        <path d={`M0 12H${LENGTH}M1 4V20M${LENGTH - 1} 4V20`} stroke={INK.line} strokeWidth="3" />
        <circle cx={at} cy="12" fill={INK.ink} r="9" />
      </svg>
      <span style={{ marginLeft: 16 }}>{String(end)}</span>
    </div>
  );
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 3)}...`;
}

/** The picture of the site as a whole: all 65,536 ports. `chart` is a PNG as a data address. */
export function SitePicture({ chart }: { readonly chart: string }) {
  return (
    <Frame>
      <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <div style={{ display: 'flex', flexDirection: 'column' }}>
          <div style={{ display: 'flex', fontSize: 150, lineHeight: 1, letterSpacing: '-0.035em' }}>
            65,536
          </div>
          <div
            style={{ display: 'flex', alignItems: 'center', marginTop: 40, color: INK.official }}
          >
            <PictureMark kind="official" />
            <span style={{ fontFamily: 'JetBrains Mono', fontSize: 50 }}>brcd</span>
          </div>
          <div
            style={{ display: 'flex', alignItems: 'center', marginTop: 10, color: INK.community }}
          >
            <PictureMark kind="community" />
            <span style={{ fontSize: 54 }}>Echo</span>
          </div>
        </div>
        <div
          style={{
            display: 'flex',
            padding: 14,
            background: INK.sheet,
            border: `2px solid ${INK.line}`,
            borderRadius: 16,
          }}
        >
          {/* eslint-disable-next-line @next/next/no-img-element, jsx-a11y/alt-text */}
          <img height={390} src={chart} width={390} />
        </div>
      </div>
    </Frame>
  );
}
