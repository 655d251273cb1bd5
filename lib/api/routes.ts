/** The API described for programs (OpenAPI 3.1). */
export const OPENAPI_PATH = '/api/v1/openapi.json';
