import type { ApiClient } from "../api/create-api-client";

/** The API with the credentials of an identity, or null where Meshlens has none: nothing is shown then. */
export type IdentityClients = (identity: string) => ApiClient | null;

/** The identity of whoever uses the process's own credentials. */
export const PROCESS_IDENTITY = "process";

export function createIdentityClients(processClient: ApiClient): IdentityClients {
  return (identity) => (identity === PROCESS_IDENTITY ? processClient : null);
}
