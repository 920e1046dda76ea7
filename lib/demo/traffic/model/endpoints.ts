import type { PodGroup } from "./pod-group";

/** What stands behind a service's port. */
export type Endpoints =
  /** Ready pods; `port` is the one they listen on. None: an empty list. */
  | { readonly kind: "pods"; readonly groups: readonly PodGroup[]; readonly port: number }
  /** Something outside the cluster that answers: a ServiceEntry's host, an ExternalName's target. */
  | { readonly kind: "external"; readonly host: string; readonly tls: boolean }
  /** The service has no such port. */
  | { readonly kind: "noPort" }
  /** No such service is known. */
  | { readonly kind: "noService" };
