import "../interpret-schemas";
import { z } from "zod";

/** Names one object; `kind` is the key of its kind ("VirtualService", "Gateway.networking.istio.io"). */
export const objectRefSchema = z.object({ kind: z.string(), namespace: z.string(), name: z.string() });

/** A JSON object as the Kubernetes API sends it. */
export const jsonObjectSchema = z.record(z.string(), z.json());
