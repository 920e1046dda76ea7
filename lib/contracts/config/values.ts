import "../interpret-schemas";
import { z } from "zod";

/** GET /api/v1/config/values?namespaces= : names the cluster has, for completion; only what the viewer may see. */
export const valuesResponseSchema = z.object({
  namespaces: z.array(z.string()),
  /** Hosts of Services and ServiceEntries with their ports. */
  hosts: z.array(
    z.object({
      host: z.string(),
      namespace: z.string(),
      ports: z.array(z.object({ number: z.int(), name: z.string(), protocol: z.string() })),
      /** Subsets that DestinationRules define for it. */
      subsets: z.array(z.string()),
      /** Values of the version label of the workloads behind it. */
      versions: z.array(z.string()),
    }),
  ),
  gateways: z.array(
    z.object({ namespace: z.string(), name: z.string(), api: z.enum(["istio", "gatewayApi"]) }),
  ),
  serviceAccounts: z.array(z.object({ namespace: z.string(), name: z.string() })),
  /** Labels of pods: label key to values, at most 100 of each. */
  podLabels: z.record(z.string(), z.array(z.string())),
  workloads: z.array(z.object({ namespace: z.string(), name: z.string(), kind: z.string() })),
});
export type ValuesResponse = z.infer<typeof valuesResponseSchema>;
