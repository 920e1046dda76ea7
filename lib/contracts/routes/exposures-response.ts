import "../interpret-schemas";
import { z } from "zod";
import { objectRefSchema } from "../config/object-ref";
import { warningSchema } from "../warning";

export const exposureSchema = z.object({
  /** As the gateway and the route share it; `*` for every host. */
  host: z.string(),
  port: z.number(),
  scheme: z.enum(["http", "https", "grpc", "tcp", "tls"]),
  /** Where it is reached: addresses of the gateway's Service or status; empty where none is known. */
  addresses: z.array(z.string()),
  /** The Gateway, Ingress or Service that exposes it. */
  gateway: objectRefSchema,
  /** null where the gateway listens and no route is bound. */
  route: objectRefSchema.nullable(),
  /** The field of the route: `spec.http[0]`; "" for all of it. */
  routePath: z.string(),
  /** What the route asks of requests, to read: "path /api"; "" for every request. */
  condition: z.string(),
  destinations: z.array(z.string()),
  tls: z.object({
    mode: z.enum(["none", "terminate", "mutual", "passthrough", "redirect"]),
    /** Secret of the certificate as it is named; "" for none. */
    credential: z.string(),
  }),
  /** Who may come in, by objects at the gateway. */
  authentication: z.object({
    /** "none": nothing asks who calls. "optional": tokens are checked where there are any. */
    state: z.enum(["none", "optional", "required", "unknown"]),
    by: z.array(objectRefSchema),
  }),
  /** Requests per second that came through this host and gateway to these destinations; null where it cannot be told. */
  requestsPerSecond: z.number().nullable(),
  /** 0 to 1. */
  successRate: z.number().nullable(),
  /** A request with which the explorer shows the line. */
  example: z.object({ url: z.string(), method: z.string(), headers: z.record(z.string(), z.string()) }),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type ExposureDto = z.infer<typeof exposureSchema>;

export const exposuresResponseSchema = z.object({
  at: z.number(),
  windowSeconds: z.number(),
  exposures: z.array(exposureSchema),
  warnings: z.array(warningSchema),
});
export type ExposuresResponse = z.infer<typeof exposuresResponseSchema>;
