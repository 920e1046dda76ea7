import { PROCESS_IDENTITY } from "@/lib/domain/access/viewer";
import type { ApiClient } from "../api/create-api-client";

/** The API with the credentials of an identity, or null where Meshlens has none: nothing is shown then. */
export type IdentityClients = (identity: string) => ApiClient | null;

export function createIdentityClients(processClient: ApiClient): IdentityClients {
  return (identity) => (identity === PROCESS_IDENTITY ? processClient : null);
}
