import { z } from "zod";
import { problemSchema } from "@/lib/contracts/problem";
import type { Operation } from "./operation";
import { OPERATIONS } from "./operations";

const PROBLEM_TITLES: Readonly<Record<number, string>> = {
  400: "A parameter or the body is wrong; `parameter` names it.",
  403: "The viewer may not do this.",
  404: "What is asked for does not exist or may not be seen.",
  413: "The body is too long.",
  503: "A dependency is down and nothing is known without it; `dependency` names it.",
};

/** The OpenAPI 3.1 document of the API, made from its contracts. https://spec.openapis.org/oas/v3.1.0 */
export function openApiDocument(version: string): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: { title: "Meshlens", version, description: "What a service mesh is really doing." },
    paths: Object.fromEntries(
      OPERATIONS.map((operation) => [operation.path, { [operation.method]: described(operation) }]),
    ),
    components: { schemas: { Problem: schemaOf(problemSchema, "output") } },
  };
}

function described({
  summary,
  names,
  parameters,
  body,
  response,
  problems,
}: Operation): Record<string, unknown> {
  const answers = problems.map((status) => [String(status), problemAnswer(status)]);
  return {
    summary,
    parameters: [...placed("path", names), ...placed("query", parameters)],
    ...(body !== undefined && { requestBody: requestBody(body) }),
    responses: {
      200: { description: "OK", content: { "application/json": { schema: schemaOf(response, "output") } } },
      ...Object.fromEntries(answers),
    },
  };
}

function placed(
  place: "path" | "query",
  parameters: Operation["parameters"],
): readonly Record<string, unknown>[] {
  return Object.entries(parameters?.shape ?? {}).map(([name, parameter]) => {
    const { description, ...schema } = schemaOf(parameter, "input");
    const required = !parameter.safeParse(undefined).success;
    return { name, in: place, required, description, schema };
  });
}

function requestBody(body: z.ZodType): Record<string, unknown> {
  const type = body instanceof z.ZodString ? "application/yaml" : "application/json";
  return { required: true, content: { [type]: { schema: schemaOf(body, "input") } } };
}

function problemAnswer(status: number): Record<string, unknown> {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description: PROBLEM_TITLES[status], content: { "application/problem+json": { schema } } };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
