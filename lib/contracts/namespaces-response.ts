import "./interpret-schemas";
import { z } from "zod";

/** GET /api/v1/namespaces: what the viewer may see, and how that was decided. */
export const namespacesResponseSchema = z.object({
  cluster: z.string(),
  namespaces: z.array(
    z.object({
      name: z.string(),
      labels: z.record(z.string(), z.string()),
      /** "sidecar" or "ambient" by label, "none" without, "unknown" when the Namespace object cannot be read. */
      dataplane: z.enum(["sidecar", "ambient", "none", "unknown"]),
      workloads: z.int(),
    }),
  ),
  how: z.enum(["list", "configured", "reviewed"]),
});
export type NamespacesResponse = z.infer<typeof namespacesResponseSchema>;
