import { expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS, type Kind } from "@/lib/domain/mesh/kinds";
import type { ApiClient } from "../api/create-api-client";
import { createSchemaReader } from "./create-schema-reader";

const signal = new AbortController().signal;
const kindOf = (key: string): Kind => {
  const kind = KINDS.find((row: Kind) => row.key === key);
  if (kind === undefined) throw new Error(key);
  return kind;
};
const PATH = "apis/networking.istio.io/v1";
const document = (type: string): JsonObject => ({
  components: {
    schemas: {
      list: { "x-kubernetes-group-version-kind": [{ kind: "SidecarList" }] },
      "io.istio.Sidecar": {
        type,
        "x-kubernetes-group-version-kind": [{ group: "networking.istio.io", version: "v1", kind: "Sidecar" }],
      },
    },
  },
});

function serve(): { client: ApiClient; asked: string[]; answers: Record<string, JsonObject> } {
  const asked: string[] = [];
  const answers: Record<string, JsonObject> = {};
  const client: ApiClient = {
    getJson(path) {
      asked.push(path);
      const value = answers[path];
      if (value !== undefined) return Promise.resolve({ ok: true, value });
      return Promise.resolve({ ok: false, failure: { kind: "notFound", message: path } });
    },
    postJson: () => Promise.resolve({ ok: false, failure: { kind: "server", message: "" } }),
    openStream: () => Promise.resolve({ ok: false, failure: { kind: "server", message: "" } }),
    ask: () => Promise.resolve({ got: "nothing", why: "unreachable", message: "", sent: false }),
  };
  return { client, asked, answers };
}
const index = (hash: string): JsonObject => ({
  paths: { [PATH]: { serverRelativeURL: `/behind/a/proxy/openapi/v3/${PATH}?hash=${hash}` } },
});

it("reads a schema once, and again when its hash says that it has changed", async () => {
  let now = 0;
  const { client, asked, answers } = serve();
  const read = createSchemaReader(client, { now: () => now });
  answers["/openapi/v3"] = index("AB%2B1");
  answers[`/openapi/v3/${PATH}?hash=AB%2B1`] = document("object");
  const first = await read(kindOf("Sidecar"), "v1", signal);
  expect(first).toMatchObject({ ok: true, value: { type: "object" } });
  expect(await read(kindOf("Sidecar"), "v1", signal)).toEqual(first);
  expect(asked).toEqual(["/openapi/v3", `/openapi/v3/${PATH}?hash=AB%2B1`]);
  now = 61_000;
  expect(await read(kindOf("Sidecar"), "v1", signal)).toEqual(first);
  expect(asked).toHaveLength(3);
  now += 10_000;
  answers["/openapi/v3"] = index("CD");
  answers[`/openapi/v3/${PATH}?hash=CD`] = document("string");
  expect(await read(kindOf("Sidecar"), "v1", signal)).toMatchObject({ ok: true, value: { type: "string" } });
});

it("reads the document of a group once for all of its kinds", async () => {
  const { client, asked, answers } = serve();
  const read = createSchemaReader(client, { now: () => 0 });
  answers["/openapi/v3"] = index("AB");
  answers[`/openapi/v3/${PATH}?hash=AB`] = document("object");
  await Promise.all([
    read(kindOf("Sidecar"), "v1", signal),
    read(kindOf("VirtualService"), "v1", signal),
    read(kindOf("Sidecar"), "v1", signal),
  ]);
  expect(asked).toEqual(["/openapi/v3", `/openapi/v3/${PATH}?hash=AB`]);
});

it("says that there is no schema of what is not published, and fails as the API server does", async () => {
  const { client, answers } = serve();
  const read = createSchemaReader(client, { now: () => 0 });
  expect(await read(kindOf("Sidecar"), "v1", signal)).toMatchObject({ failure: { kind: "notFound" } });
  answers["/openapi/v3"] = index("AB");
  expect(await read(kindOf("HTTPRoute"), "v1", signal)).toEqual({ ok: true, value: null });
  expect(await read(kindOf("Sidecar"), "v1", signal)).toMatchObject({ failure: { kind: "notFound" } });
  answers[`/openapi/v3/${PATH}?hash=AB`] = document("object");
  expect(await read(kindOf("VirtualService"), "v1", signal)).toEqual({ ok: true, value: null });
});

it("reads a document that changed after its index was read, as the API server redirects the old hash", async () => {
  const { client, asked, answers } = serve();
  const moved: ApiClient = {
    ...client,
    getJson: async (path, caller) => {
      const answer = await client.getJson(path, caller);
      if (!path.includes("hash=")) return answer;
      return { ok: false, failure: { kind: "moved", message: "the API server answered 301" } };
    },
  };
  const read = createSchemaReader(moved, { now: () => 0 });
  answers["/openapi/v3"] = index("OLD");
  answers[`/openapi/v3/${PATH}`] = document("object");
  expect(await read(kindOf("Sidecar"), "v1", signal)).toMatchObject({ ok: true, value: { type: "object" } });
  expect(asked).toEqual(["/openapi/v3", `/openapi/v3/${PATH}?hash=OLD`, `/openapi/v3/${PATH}`]);
});
