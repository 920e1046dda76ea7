import { z } from "zod";
import { graphParametersSchema } from "@/lib/contracts/graph-parameters";
import { graphResponseSchema } from "@/lib/contracts/graph-response";
import { namespacesResponseSchema } from "@/lib/contracts/namespaces-response";
import { rowsResponseSchema } from "@/lib/contracts/rows-response";
import { statusResponseSchema } from "@/lib/contracts/status-response";
import { CONFIG_OPERATIONS } from "./config-operations";
import { MESH_OPERATIONS } from "./mesh-operations";
import type { Operation } from "./operation";

/** Every operation of the API. */
export const OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/graph",
    method: "get",
    summary: "The traffic graph of one moment in one projection.",
    parameters: graphParametersSchema,
    response: graphResponseSchema,
    problems: [400, 404, 503],
  },
  {
    path: "/api/v1/graph/rows",
    method: "get",
    summary: "The telemetry of one moment as columnar rows, from which every projection can be made.",
    parameters: graphParametersSchema,
    response: rowsResponseSchema,
    problems: [400, 404, 503],
  },
  {
    path: "/api/v1/namespaces",
    method: "get",
    summary: "The namespaces the viewer may see.",
    response: namespacesResponseSchema,
    problems: [400, 503],
  },
  {
    path: "/api/v1/status",
    method: "get",
    summary: "The state of each dependency and of each watched kind.",
    response: statusResponseSchema,
    problems: [400],
  },
  ...CONFIG_OPERATIONS,
  ...MESH_OPERATIONS,
  {
    path: "/api/v1/openapi.json",
    method: "get",
    summary: "This document.",
    response: z.record(z.string(), z.unknown()),
    problems: [],
  },
];
