import { namespacesParametersSchema } from "@/lib/contracts/config/parameters";
import { meshParametersSchema } from "@/lib/contracts/mesh-parameters";
import { certificatesResponseSchema } from "@/lib/contracts/mtls/certificates-response";
import { egressResponseSchema } from "@/lib/contracts/mtls/egress-response";
import { mtlsResponseSchema } from "@/lib/contracts/mtls/mtls-response";
import { readinessParametersSchema, strictParametersSchema } from "@/lib/contracts/mtls/parameters";
import { readinessResponseSchema, strictResponseSchema } from "@/lib/contracts/mtls/strict-response";
import { explainRequestSchema, explainResponseSchema } from "@/lib/contracts/routes/explain";
import { exposuresResponseSchema } from "@/lib/contracts/routes/exposures-response";
import { figuresParametersSchema, seriesParametersSchema } from "@/lib/contracts/splits/parameters";
import { figuresResponseSchema, seriesResponseSchema } from "@/lib/contracts/splits/series-response";
import { splitsResponseSchema } from "@/lib/contracts/splits/splits-response";
import type { Operation } from "./operation";

const READ = [400, 404, 503] as const;

/** The operations on what the mesh does with requests: splits, routes, exposures, mutual TLS, egress. */
export const MESH_OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/splits",
    method: "get",
    summary: "Every route that divides requests, its weights beside the shares that were observed.",
    parameters: meshParametersSchema,
    response: splitsResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/splits/series",
    method: "get",
    summary: "Rate, success and p95 of the versions behind a Service over time.",
    parameters: seriesParametersSchema,
    response: seriesResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/splits/figures",
    method: "get",
    summary: "What the versions behind a Service answered since a moment: the figures of a shift's gates.",
    parameters: figuresParametersSchema,
    response: figuresResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/routes/explain",
    method: "post",
    summary: "Where a request goes and why, by the configuration as it is, was, or is drafted.",
    body: explainRequestSchema,
    response: explainResponseSchema,
    problems: [400, 404, 413, 503],
  },
  {
    path: "/api/v1/exposures",
    method: "get",
    summary: "Everything that can be reached from outside of the mesh.",
    parameters: meshParametersSchema,
    response: exposuresResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/mtls",
    method: "get",
    summary: "Mutual TLS of workloads and ports: what is configured beside what was observed.",
    parameters: meshParametersSchema,
    response: mtlsResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/mtls/strict",
    method: "get",
    summary: "Whether STRICT could be turned on in a scope, who would be refused, and the change as a draft.",
    parameters: strictParametersSchema,
    response: strictResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/mtls/readiness",
    method: "get",
    summary: "Whether STRICT could be turned on, for the mesh and every namespace.",
    parameters: readinessParametersSchema,
    response: readinessResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/mtls/certificates",
    method: "get",
    summary: "When the certificates of workloads expire, where their proxies tell.",
    parameters: namespacesParametersSchema,
    response: certificatesResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/egress",
    method: "get",
    summary: "What is called outside of the mesh, and what REGISTRY_ONLY would cut of it.",
    parameters: meshParametersSchema,
    response: egressResponseSchema,
    problems: READ,
  },
];
