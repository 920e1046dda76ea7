/** Who is looking. Credentials never travel with it: adapters resolve them from `identity` on each call. */
export interface Viewer {
  /** Stable key of the identity; empty means "nobody" and is denied everything. */
  readonly identity: string;
  readonly mayWrite: boolean;
}

/** The identity of whoever looks with the process's own credentials. */
export const PROCESS_IDENTITY = "process";
