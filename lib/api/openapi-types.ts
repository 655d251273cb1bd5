/** A JSON object. */
export type Json = Record<string, unknown>;

/** One operation of the document, as far as the documentation page reads it. */
export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly responses: Readonly<Record<string, Json>>;
  readonly requestBody?: Json;
  /** The ways to be who one is; none: nobody asks. An empty one: it may be left out. */
  readonly security: readonly Json[];
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Json;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>;
    readonly securitySchemes: Json;
  };
}
