import { z } from "zod";
import { analyzeResponseSchema } from "@/lib/contracts/config/analyze";
import { applyRequestSchema, applyResponseSchema } from "@/lib/contracts/config/apply";
import { findingsResponseSchema } from "@/lib/contracts/config/findings-response";
import {
  auditResponseSchema,
  historyResponseSchema,
  revisionResponseSchema,
} from "@/lib/contracts/config/history";
import { kindsResponseSchema } from "@/lib/contracts/config/kinds-response";
import { objectResponseSchema } from "@/lib/contracts/config/object-response";
import { objectsResponseSchema } from "@/lib/contracts/config/objects-response";
import { outcomeResponseSchema } from "@/lib/contracts/config/outcome";
import * as parameters from "@/lib/contracts/config/parameters";
import { previewRequestSchema, previewResponseSchema } from "@/lib/contracts/config/preview";
import { schemaResponseSchema } from "@/lib/contracts/config/schema-response";
import { valuesResponseSchema } from "@/lib/contracts/config/values";
import type { Operation } from "./operation";

const READ = [400, 404, 503] as const;

/** The operations on configuration. */
export const CONFIG_OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/config/kinds",
    method: "get",
    summary: "The kinds of configuration, at the versions the cluster serves them.",
    response: kindsResponseSchema,
    problems: [400, 503],
  },
  {
    path: "/api/v1/config/objects",
    method: "get",
    summary: "All configuration the viewer may read, a line each.",
    parameters: parameters.objectsParametersSchema,
    response: objectsResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/objects/{kind}/{namespace}/{name}",
    method: "get",
    summary: "One object with its findings, references, owners and events.",
    names: parameters.objectPathSchema,
    parameters: parameters.versionParametersSchema,
    response: objectResponseSchema,
    problems: [400, 403, 404, 503],
  },
  {
    path: "/api/v1/config/schemas/{kind}",
    method: "get",
    summary: "The cluster's own schema of a kind, in OpenAPI v3 with its references resolved.",
    names: parameters.kindPathSchema,
    parameters: parameters.versionParametersSchema,
    response: schemaResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/values",
    method: "get",
    summary: "Names the cluster has, for completion.",
    parameters: parameters.namespacesParametersSchema,
    response: valuesResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/findings",
    method: "get",
    summary: "What the checks find, worst first.",
    parameters: parameters.namespacesParametersSchema,
    response: findingsResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/analyze",
    method: "post",
    summary: "The findings that YAML documents would have in this cluster.",
    parameters: parameters.analyzeParametersSchema,
    body: z.string().describe("YAML documents; or JSON with a text `yaml`."),
    response: analyzeResponseSchema,
    problems: [400, 413, 503],
  },
  {
    path: "/api/v1/config/preview",
    method: "post",
    summary: "What a draft would do: difference, dry run, findings and impact. Changes nothing.",
    body: previewRequestSchema,
    response: previewResponseSchema,
    problems: [400, 413, 503],
  },
  {
    path: "/api/v1/config/apply",
    method: "post",
    summary: "Writes one edit, merged into the object as it is now. Needs a session and an Origin.",
    body: applyRequestSchema,
    response: applyResponseSchema,
    problems: [400, 403, 413, 503],
  },
  {
    path: "/api/v1/config/outcome",
    method: "get",
    summary: "How far a change has come: written, accepted by the control plane, in force.",
    parameters: parameters.outcomeParametersSchema,
    response: outcomeResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/history",
    method: "get",
    summary: "Changes of configuration, newest first.",
    parameters: parameters.historyParametersSchema,
    response: historyResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/history/{id}",
    method: "get",
    summary: "One revision with the object as it was.",
    names: parameters.revisionPathSchema,
    response: revisionResponseSchema,
    problems: READ,
  },
  {
    path: "/api/v1/config/audit",
    method: "get",
    summary: "Who wrote what through Meshlens, newest first.",
    parameters: parameters.auditParametersSchema,
    response: auditResponseSchema,
    problems: READ,
  },
];
