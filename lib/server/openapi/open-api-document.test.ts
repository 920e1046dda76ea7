import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./open-api-document";

const operation = z.object({
  get: z.object({
    parameters: z.array(z.object({ name: z.string(), in: z.literal("query"), description: z.string() })),
    responses: z.record(z.string(), z.object({ description: z.string() })),
  }),
});
const documentSchema = z.object({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), operation) });
const document = documentSchema.parse(JSON.parse(JSON.stringify(openApiDocument("1.2.3"))));

test("every route of the API is documented, and nothing else", () => {
  const routes = globSync("app/api/v1/**/route.ts").map(
    (file) => `/${file.slice("app/".length, -"/route.ts".length)}`,
  );
  expect(routes.length).toBeGreaterThan(4);
  expect(Object.keys(document.paths).toSorted()).toEqual(routes.toSorted());
});

test("every parameter of the graph is documented with its meaning", () => {
  const { parameters } = document.paths["/api/v1/graph"]?.get ?? { parameters: [] };
  expect(parameters.map(({ name }) => name)).toEqual([
    "namespaces",
    "window",
    "at",
    "type",
    "serviceNodes",
    "include",
  ]);
  for (const { description } of parameters) expect(description).not.toBe("");
});

test("the problems of the graph are documented", () => {
  expect(Object.keys(document.paths["/api/v1/graph"]?.get.responses ?? {})).toEqual([
    "200",
    "400",
    "404",
    "503",
  ]);
});
