'use client';

import type { MarkKind } from '@/components/ui/mark';
import { SiteLink } from '@/components/ui/site-link';
import styles from './number-line.module.css';

/** Letters of a name that are always seen; a longer one may be cut and is told whole on hover. */
const FITS = 8;

export interface NumberPlace {
  readonly port: number;
  /** Of its page, in the page's language. */
  readonly href: string;
  readonly name: string;
  readonly mark: MarkKind;
  /** It stays where the line has room for few. */
  readonly near: boolean;
}

interface NumberPlacesProps {
  readonly places: readonly NumberPlace[];
  /** The port whose page it is. */
  readonly here: number;
}

/** The port and its neighbours, each a link to its page; sent as numbers and words, not as elements. */
export function NumberPlaces({ places, here }: NumberPlacesProps) {
  return (
    <ol>
      {places.map(({ port, href, name, mark, near }) => (
        <li {...(!near && { className: styles.far })} data-mark={mark} key={port}>
          {port === here ? (
            <span aria-current="page">
              <Inside name={name} port={port} />
            </span>
          ) : (
            <SiteLink href={href} {...stepOf(port - here)}>
              <Inside name={name} port={port} />
            </SiteLink>
          )}
        </li>
      ))}
    </ol>
  );
}

function Inside({ port, name }: { readonly port: number; readonly name: string }) {
  return (
    <>
      {port}
      <span {...(name.length > FITS && { title: name })}>{name}</span>
    </>
  );
}

/** The arrow keys follow these (`StepKeys`). */
function stepOf(distance: number): { rel?: 'prev' | 'next' } {
  if (distance === -1) return { rel: 'prev' };
  return distance === 1 ? { rel: 'next' } : {};
}
