import { SaxesParser } from 'saxes';

import { ReleaseError } from '@/lib/iana/parse/errors';
import type { Person } from '@/lib/iana/row-answer';
import { CellError, type RegistryCells, type RegistryRow, rowFromCells } from '@/lib/iana/row';
import { foldSpace, scrubAddresses } from '@/lib/iana/scrub';

/** The footnotes that references such as `[1]` point at; only the XML has them. */
export interface Footnote {
  readonly anchor: string;
  readonly text: string;
}

export interface XmlRelease {
  /** The day in `<updated>`, as the file spells it. */
  readonly updated: string;
  readonly rows: readonly RegistryRow[];
  readonly people: readonly Person[];
  readonly footnotes: readonly Footnote[];
}

const REGISTRY_ID = 'service-names-port-numbers';
const CHUNK = 1 << 16;

/** Whether the text starts as an XML document does. */
export function looksLikeXml(text: string): boolean {
  return /^\uFEFF?\s*<(?:\?xml|registry)\b/.test(text);
}

/** All rows and people of a release in XML form. Throws a `ReleaseError` for another or a broken file. */
export function parseXml(text: string): XmlRelease {
  const reader = new RegistryReader();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new ReleaseError('broken', `the XML is broken: ${error.message}`);
  });
  parser.on('opentag', (tag) => reader.open(tag.name, tag.attributes));
  parser.on('closetag', (tag) => reader.close(tag.name));
  parser.on('text', (part) => reader.text(part));
  parser.on('cdata', (part) => reader.text(part));
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  return reader.release();
}

interface Inline {
  readonly attributes: Attributes;
  readonly outerText: string;
}

/** Keeps the path of open elements; the text of the element being read gathers in `buffer`. */
class RegistryReader {
  private readonly path: string[] = [];
  private readonly rows: RegistryRow[] = [];
  private readonly people: Person[] = [];
  private readonly footnotes: Footnote[] = [];
  private readonly inline: Inline[] = [];
  private updated = '';
  private buffer = '';
  private record: RecordBuilder | null = null;
  private person: { id: string; name: string; org: string } | null = null;
  private attributes: Attributes = {};

  open(element: string, attributes: Attributes): void {
    const parent = this.path.at(-1);
    this.path.push(element);
    if (parent === undefined) checkRoot(element, attributes);
    else if (element === 'record') this.record = new RecordBuilder(attributes);
    else if (element === 'person') this.person = { id: attributes['id'] ?? '', name: '', org: '' };
    else if (parent === 'record' || parent === 'person' || parent === 'registry') {
      this.buffer = '';
      this.attributes = attributes;
    } else if (element === 'br' || element === 'paragraph') this.buffer += ' ';
    else if (element === 'xref') {
      this.inline.push({ attributes, outerText: this.buffer });
      this.buffer = '';
    }
  }

  text(part: string): void {
    this.buffer += part;
  }

  close(element: string): void {
    this.path.pop();
    const parent = this.path.at(-1);
    if (element === 'record') this.finishRecord();
    else if (element === 'person') this.finishPerson();
    else if (parent === 'record') this.finishField(element);
    else if (parent === 'person') this.finishPersonField(element);
    else if (parent === 'registry') this.finishRegistryField(element);
    else if (element === 'xref') this.finishInline(parent);
  }

  release(): XmlRelease {
    return {
      updated: this.updated,
      rows: this.rows,
      people: this.people,
      footnotes: this.footnotes,
    };
  }

  private finishRecord(): void {
    if (this.record === null) return;
    try {
      this.rows.push(rowFromCells(this.record.cells(), this.record.urls));
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      throw new ReleaseError('bad-record', `record ${this.rows.length + 1}: ${error.message}`);
    }
    this.record = null;
  }

  private finishField(element: string): void {
    if (element === 'xref') this.record?.addXref(this.attributes, this.buffer);
    else this.record?.setText(element, this.buffer);
  }

  /** An `<xref>` inside a text is printed as `[data]`; inside `<assignee>` it names a person. */
  private finishInline(parent: string | undefined): void {
    const inline = this.inline.pop();
    if (inline === undefined) return;
    const label = xrefLabel(inline.attributes, this.buffer);
    if (parent === 'assignee') this.record?.addAssignee(inline.attributes['data'] ?? label);
    this.buffer = `${inline.outerText}[${label}]`;
  }

  private finishPerson(): void {
    const person = this.person;
    this.person = null;
    if (person === null || person.id === '') return;
    this.people.push({
      id: person.id,
      name: scrubAddresses(person.name) || null,
      org: scrubAddresses(person.org) || null,
    });
  }

  private finishPersonField(element: string): void {
    if (this.person !== null && (element === 'name' || element === 'org'))
      this.person[element] = this.buffer;
  }

  private finishRegistryField(element: string): void {
    if (element === 'updated' && this.updated === '') this.updated = foldSpace(this.buffer);
    if (element === 'footnote') {
      this.footnotes.push({
        anchor: this.attributes['anchor'] ?? '',
        text: scrubAddresses(this.buffer),
      });
    }
  }
}

function checkRoot(element: string, attributes: Attributes): void {
  if (element === 'registry' && attributes['id'] === REGISTRY_ID) return;
  throw new ReleaseError(
    'unknown-form',
    `this is not the registry of service names and port numbers but <${element} id="${attributes['id'] ?? ''}">`,
  );
}

export type Attributes = Readonly<Record<string, string>>;

/** Collects one `<record>` and spells it as the CSV does, so that the two forms agree cell by cell. */
export class RecordBuilder {
  private readonly texts = new Map<string, string>();
  private readonly assignees: string[] = [];
  private readonly contacts: string[] = [];
  private readonly references: string[] = [];
  /** Addresses that the CSV leaves out, by label. */
  readonly urls = new Map<string, string>();

  constructor(private readonly attributes: Attributes) {}

  /** A child element with text (`name`, `note`, …); inline elements are already rendered. */
  setText(element: string, text: string): void {
    const earlier = this.texts.get(element);
    this.texts.set(element, earlier === undefined ? text : `${earlier} ${text}`);
  }

  addAssignee(id: string): void {
    this.assignees.push(id);
  }

  /** An `<xref>` directly in the record: a contact, or a reference. */
  addXref(attributes: Attributes, text: string): void {
    if (attributes['type'] === 'person') {
      this.contacts.push(attributes['data'] ?? '');
      return;
    }
    const label = xrefLabel(attributes, text);
    this.references.push(label);
    const { type, data = '' } = attributes;
    if (type === 'uri' && /^https?:\/\//i.test(data)) this.urls.set(label, data);
  }

  cells(): RegistryCells {
    const text = (element: string): string => this.texts.get(element) ?? '';
    const contact = bracketed(this.contacts);
    return {
      serviceName: text('name'),
      portNumber: text('number'),
      transport: text('protocol'),
      description: text('description'),
      // IANA's own CSV prints the contact where a record has no assignee.
      assignee: bracketed(this.assignees) || contact,
      contact,
      registered: this.attributes['date'] ?? '',
      modified: this.attributes['updated'] ?? '',
      reference: bracketed(this.references),
      serviceCode: text('sc'),
      unauthorizedUse: text('unauthorized'),
      notes: text('note'),
    };
  }
}

/** What IANA prints for an `<xref>`: its text, else what it points at; RFCs in capitals. */
export function xrefLabel(attributes: Attributes, text: string): string {
  const { type, data = '' } = attributes;
  return foldSpace(text) || (type === 'rfc' ? data.toUpperCase() : data);
}

function bracketed(parts: readonly string[]): string {
  return parts.map((part) => `[${part}]`).join('');
}
