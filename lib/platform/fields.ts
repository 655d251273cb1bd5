/**
 * What a field holds. It says how the field is shown, edited, compared and merged:
 * `line`, `url` and `date` are one line of text; `text` is Markdown of several lines; `port` and `number`
 * are whole numbers; `choice` is one word of `options`, `choices` several; `flag` is yes, no or not known;
 * `list` is lines of text in any order; `software` is an entry, by its address or by the name of a new one;
 * `evidence`, `citations` and `settings` are lists of what `items` describes;
 * `links` are titles with their addresses, as `items` describes them; `translations` hold what `items`
 * describes in each of `languages`; `byLanguage` is one line of text in each language but English, whose
 * own field stands beside it.
 */
export type FieldShape =
  | 'line'
  | 'url'
  | 'date'
  | 'text'
  | 'port'
  | 'number'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'list'
  | 'software'
  | 'evidence'
  | 'citations'
  | 'settings'
  | 'links'
  | 'translations'
  | 'byLanguage';

/** One field of a subject. The order of a subject's fields is the order in which they are read. */
export interface FieldSpec {
  /** As in `changes` of the API. Its plain name is `fields.names.<name>` in the catalogues. */
  readonly name: string;
  readonly shape: FieldShape;
  /** The longest text, in characters; of a list the most items. */
  readonly max?: number;
  /** May be left out, or emptied. */
  readonly optional?: boolean;
  /** The vocabulary of a choice, in the order it is offered. */
  readonly options?: readonly string[];
  /** Where the catalogues hold a word for each option; `null` where the options are words of their own. */
  readonly words?:
    | 'practice.roles'
    | 'practice.evidence.kinds'
    | 'practice.evidence.publishers'
    | 'practice.settings.kinds'
    | 'fields.values'
    | 'fields.software.commonness.values'
    | 'fields.service.about.values'
    | null;
  /** Where `fields` holds how a form asks for it: `<ask>.label`, and what `has` names (`words`: `true` and `false` of a flag). */
  readonly ask?: string;
  readonly has?: readonly ('hint' | 'example' | 'words')[];
  /** Where `fields` holds the word for no choice; `fields.none` where nothing is said. */
  readonly blank?: string;
  /** Where the catalogues hold a sentence on each option. */
  readonly explained?: 'practice.roleTitles' | 'fields.evidence.explained';
  /** The control, where the shape does not say enough. */
  readonly control?: 'radio';
  /** Written in Latin letters and signs, from left to right, such as a host. */
  readonly mono?: boolean;
  /** Rows of its text area. */
  readonly rows?: number;
  /** The fields of each item of a list, or of each language. */
  readonly items?: readonly FieldSpec[];
  /** Codes of the languages of `translations`. */
  readonly languages?: readonly string[];
  /** Who sets it where not every member does: reviewers, or a kind of edit and nobody by hand. */
  readonly setBy?: 'reviewer' | 'kind';
}

/**
 * How a field merges: whole, as text by line, as a set of strings, or as a list of keyed items; `mentionedIn` names the
 * texts in which `[^3]` points at the item with this key.
 */
export type MergeShape =
  'whole' | 'text' | 'set' | { readonly keyedBy: string; readonly mentionedIn?: readonly string[] };
export type MergeShapes = Readonly<Record<string, MergeShape>>;

/** How a field merges follows from its shape. */
function mergeShape({ shape }: FieldSpec, texts: readonly string[]): MergeShape {
  switch (shape) {
    case 'text':
      return 'text';
    case 'list':
    case 'choices':
      return 'set';
    case 'evidence':
    case 'settings':
      return { keyedBy: 'key' };
    case 'citations':
      return { keyedBy: 'id', mentionedIn: texts };
    default:
      return 'whole';
  }
}

/** How all fields of a subject merge. */
export function mergeShapes(fields: readonly FieldSpec[]): MergeShapes {
  const texts = fields.filter(({ shape }) => shape === 'text').map(({ name }) => name);
  return Object.fromEntries(fields.map((field) => [field.name, mergeShape(field, texts)]));
}

/** What a field holds that says nothing. */
function emptyValue({ shape }: FieldSpec): unknown {
  switch (shape) {
    case 'flag':
      return null;
    case 'choices':
    case 'list':
    case 'evidence':
    case 'citations':
    case 'settings':
    case 'links':
      return [];
    case 'translations':
    case 'byLanguage':
      return {};
    default:
      return '';
  }
}

/** Fields that say nothing. */
export function emptyValues(fields: readonly FieldSpec[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
}
