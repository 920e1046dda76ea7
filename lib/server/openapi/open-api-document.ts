import { z } from "zod";
import { graphParametersSchema } from "@/lib/contracts/graph-parameters";
import { graphResponseSchema } from "@/lib/contracts/graph-response";
import { namespacesResponseSchema } from "@/lib/contracts/namespaces-response";
import { problemSchema } from "@/lib/contracts/problem";
import { rowsResponseSchema } from "@/lib/contracts/rows-response";
import { statusResponseSchema } from "@/lib/contracts/status-response";

interface Operation {
  readonly path: string;
  readonly summary: string;
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  readonly response: z.ZodType;
  /** Statuses of the problems it may answer with. */
  readonly problems: readonly number[];
}

const NO_PARAMETERS = {};

const OPERATIONS: readonly Operation[] = [
  {
    path: "/api/v1/graph",
    summary: "The traffic graph of one moment in one projection.",
    parameters: graphParametersSchema.shape,
    response: graphResponseSchema,
    problems: [400, 404, 503],
  },
  {
    path: "/api/v1/graph/rows",
    summary: "The telemetry of one moment as columnar rows, from which every projection can be made.",
    parameters: graphParametersSchema.shape,
    response: rowsResponseSchema,
    problems: [400, 404, 503],
  },
  {
    path: "/api/v1/namespaces",
    summary: "The namespaces the viewer may see.",
    parameters: NO_PARAMETERS,
    response: namespacesResponseSchema,
    problems: [400, 503],
  },
  {
    path: "/api/v1/status",
    summary: "The state of each dependency and of each watched kind.",
    parameters: NO_PARAMETERS,
    response: statusResponseSchema,
    problems: [400],
  },
  {
    path: "/api/v1/openapi.json",
    summary: "This document.",
    parameters: NO_PARAMETERS,
    response: z.record(z.string(), z.unknown()),
    problems: [],
  },
];

const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: "A parameter is wrong; `parameter` names it.",
  404: "A namespace does not exist or may not be seen.",
  503: "A dependency is down and nothing is known without it; `dependency` names it.",
};

/** The OpenAPI 3.1 document of the API, made from its contracts. https://spec.openapis.org/oas/v3.1.0 */
export function openApiDocument(version: string): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: { title: "Meshlens", version, description: "What a service mesh is really doing." },
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: toGet(operation) }])),
    components: { schemas: { Problem: schemaOf(problemSchema) } },
  };
}

function toGet({ summary, parameters, response, problems }: Operation): Record<string, unknown> {
  const answers = problems.map((status) => [String(status), problemAnswer(status)]);
  return {
    summary,
    parameters: Object.entries(parameters).map(([name, schema]) => toParameter(name, schema)),
    responses: {
      200: { description: "OK", content: { "application/json": { schema: schemaOf(response) } } },
      ...Object.fromEntries(answers),
    },
  };
}

function toParameter(name: string, parameter: z.ZodType): Record<string, unknown> {
  const { description, ...schema } = schemaOf(parameter);
  return { name, in: "query", required: false, description, schema };
}

function problemAnswer(status: number): Record<string, unknown> {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description: PROBLEM_TITLES[status], content: { "application/problem+json": { schema } } };
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema);
  return rest;
}
