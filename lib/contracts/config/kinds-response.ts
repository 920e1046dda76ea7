import "../interpret-schemas";
import { z } from "zod";

/** One kind of configuration that Meshlens knows, and what the cluster says of it. */
export const configKindSchema = z.object({
  key: z.string(),
  group: z.string(),
  kind: z.string(),
  plural: z.string(),
  namespaced: z.boolean(),
  family: z.enum(["istio", "gatewayApi", "inference"]),
  /** The version that is read and written; null where the kind is not served. */
  version: z.string().nullable(),
  /** Every served version, the API server's preference first. */
  versions: z.array(z.string()),
  state: z.enum(["syncing", "live", "stale", "denied", "notServed"]),
  /** Why it is stale or denied; null otherwise. */
  reason: z.string().nullable(),
  objects: z.int(),
});

/** GET /api/v1/config/kinds */
export const kindsResponseSchema = z.object({
  kinds: z.array(configKindSchema),
  /** Why nothing may be written by anybody; null where writing is possible. */
  readOnly: z.string().nullable(),
});
export type KindsResponse = z.infer<typeof kindsResponseSchema>;
