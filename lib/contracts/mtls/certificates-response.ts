import "../interpret-schemas";
import { z } from "zod";

export const certificatesResponseSchema = z.object({
  at: z.number(),
  /** Whether any proxy's certificates are known. */
  available: z.boolean(),
  /** Why they are not, with the way out; "" where they are. */
  because: z.string(),
  certificates: z.array(
    z.object({
      namespace: z.string(),
      workload: z.string(),
      pod: z.string(),
      resource: z.string(),
      /** Unix seconds. */
      expiresAt: z.number(),
    }),
  ),
});
export type CertificatesResponse = z.infer<typeof certificatesResponseSchema>;
