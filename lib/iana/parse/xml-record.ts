import type { RegistryCells } from '@/lib/iana/row';
import { foldSpace } from '@/lib/iana/scrub';

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
