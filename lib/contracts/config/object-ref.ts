import "../interpret-schemas";
import { z } from "zod";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Names one object; `kind` is the key of its kind ("VirtualService", "Gateway.networking.istio.io"). */
export const objectRefSchema = z.object({ kind: z.string(), namespace: z.string(), name: z.string() });

/**
 * A JSON value as the Kubernetes API sends it. What is checked here was made by JSON.parse and is JSON, so its depths are not
 * walked: foreign objects are large, and may nest deeper than the stack.
 */
export const jsonSchema: z.ZodType<Json> = z.any();

/** A JSON object as the Kubernetes API sends it. */
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.any());
