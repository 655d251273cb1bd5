import type { Role, SettingView } from '@/lib/reports/types';
import type { Locale } from '@/lib/i18n/locales';
import type { TransportBits } from '@/lib/ports/rules/bits';
import type { Transport } from '@/lib/ports/types';
import type { COMMONNESS } from '@/lib/software/types';

/** First port, last port, transports, IANA's name. */
export type ServiceFact = readonly [number, number, TransportBits, string];

export interface ProfileFact {
  /** The plain name in each language that has one. */
  readonly names: Readonly<Partial<Record<Locale, string>>>;
  /** Programs that implement the service. */
  readonly programs: readonly string[];
  /** Met in practice; empty where nobody has said so. */
  readonly transports: readonly Transport[];
}

/** Slug, name, aliases, how common. */
export type SoftwareFact = readonly [
  string,
  string,
  readonly string[],
  (typeof COMMONNESS)[number],
];

export interface ReportFact {
  readonly span: readonly [number, number];
  readonly bits: TransportBits;
  /** Place in `software`. */
  readonly software: number;
  readonly grade: 'confirmed' | 'supported' | 'unverified' | 'disputed' | 'now-official';
  readonly role: Role;
  /** Null where nobody has said it. */
  readonly onByDefault: boolean | null;
  readonly settings: readonly SettingView[];
}

/** Who is known on which port, in both worlds: what the page needs to read a paste without sending it. */
export interface Facts {
  readonly release: string;
  readonly services: readonly ServiceFact[];
  /** By IANA's name in lower case. */
  readonly profiles: Readonly<Record<string, ProfileFact>>;
  readonly software: readonly SoftwareFact[];
  readonly reports: readonly ReportFact[];
}

/** A report in the file: its first and last port, transports, place in `software`, and what else is said of it. */
export type PackedReport = readonly [
  start: number,
  end: number,
  bits: TransportBits,
  software: number,
  grade: ReportFact['grade'],
  role: Role,
  onByDefault: boolean | null,
  settings: readonly SettingView[],
];

/** The facts as they are sent: of tens of thousands of reports without the names of what is said. */
export type FactsFile = Omit<Facts, 'reports'> & { readonly reports: readonly PackedReport[] };
