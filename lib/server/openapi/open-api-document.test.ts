import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./open-api-document";

const operation = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.enum(["query", "path"]), description: z.string() })),
  responses: z.record(z.string(), z.object({ description: z.string() })),
});
const pathSchema = z.object({ get: operation.optional(), post: operation.optional() });
const documentSchema = z.object({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), pathSchema) });
const document = documentSchema.parse(JSON.parse(JSON.stringify(openApiDocument("1.2.3"))));

test("every route of the API is documented, and nothing else", () => {
  const routes = globSync("app/api/v1/**/route.ts").map((file) =>
    `/${file.slice("app/".length, -"/route.ts".length)}`.replaceAll("[", "{").replaceAll("]", "}"),
  );
  expect(routes.length).toBeGreaterThan(4);
  expect(Object.keys(document.paths).toSorted()).toEqual(routes.toSorted());
});

test("every parameter is documented with its meaning, and every name of a path is one", () => {
  for (const [path, { get, post }] of Object.entries(document.paths)) {
    const parameters = [...(get?.parameters ?? []), ...(post?.parameters ?? [])];
    for (const { description } of parameters) expect(description).not.toBe("");
    const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(names);
  }
});

test("the parameters of the graph are all there", () => {
  const { parameters } = document.paths["/api/v1/graph"]?.get ?? { parameters: [] };
  expect(parameters.map(({ name }) => name)).toEqual([
    "namespaces",
    "window",
    "at",
    "type",
    "serviceNodes",
    "include",
  ]);
});

test("the problems of the graph are documented", () => {
  expect(Object.keys(document.paths["/api/v1/graph"]?.get?.responses ?? {})).toEqual([
    "200",
    "400",
    "404",
    "503",
  ]);
});
