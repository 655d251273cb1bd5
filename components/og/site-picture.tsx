import { Frame, INK, PictureMark } from './frame';

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
