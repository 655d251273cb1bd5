import { RANGES, rangeOf } from '@/lib/ports/types';
import { Frame, INK, PictureMark } from './frame';

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
