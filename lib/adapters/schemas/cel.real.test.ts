import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { CONFIG_SAMPLES } from "@/lib/testing/config-samples";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { mutateBySchema, seededRandom } from "@/lib/testing/mutate-by-schema";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { loadCrds } from "@/lib/testing/real/load-objects";
import { startKubeApiserver, type KubeApiserver } from "@/lib/testing/real/start-kube-apiserver";
import { createSchemaCheck } from "./create-schema-check";

const MUTANTS_EACH = 120;
const SEED = 20_260_101;
const AT_ONCE = 16;

const GATEWAY_CLASS = "gateway.networking.k8s.io/v1";
const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-schemas-"));
const checker = createSchemaCheck();
let server: KubeApiserver;

beforeAll(async () => {
  const servers = ensureServers();
  server = await startKubeApiserver(servers, folder, []);
  await loadCrds(server.send, servers.crdFiles);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const PLURALS: Readonly<Record<string, string>> = {
  Gateway: "gateways",
  GatewayClass: "gatewayclasses",
  ServiceEntry: "serviceentries",
  WorkloadEntry: "workloadentries",
  AuthorizationPolicy: "authorizationpolicies",
  Telemetry: "telemetries",
  XBackendTrafficPolicy: "xbackendtrafficpolicies",
  XMesh: "xmeshes",
  BackendTLSPolicy: "backendtlspolicies",
};

function collectionOf(object: JsonObject): string {
  const kind = textAt(object, "kind");
  const plural = PLURALS[kind] ?? `${kind.toLowerCase()}s`;
  const scope = kind === "GatewayClass" || kind === "XMesh" ? "" : "/namespaces/default";
  return `/apis/${textAt(object, "apiVersion")}${scope}/${plural}`;
}

interface Outcome {
  readonly accepted: boolean;
  /** What is told of the object by both sides, where they differ. */
  readonly differing: object | null;
}

/** Asks the API server whether it refuses the object, and whether it would drop a field of it. */
async function compare(object: JsonObject): Promise<Outcome> {
  const ours = checker.check(object, definitionSchema(object), null);
  const collection = `${collectionOf(object)}?dryRun=All`;
  const [lenient, strict] = await Promise.all([
    server.send("POST", `${collection}&fieldValidation=Ignore`, object),
    server.send("POST", `${collection}&fieldValidation=Strict`, object),
  ]);
  for (const { status, body } of [lenient, strict]) {
    if (![200, 201, 400, 422].includes(status)) throw new Error(JSON.stringify(body));
  }
  const accepted = lenient.status < 300;
  const agreed =
    accepted === ours.every(({ rule }) => rule === "unknownField") &&
    strict.status < 300 === (ours.length === 0);
  return {
    accepted,
    differing: agreed ? null : { object, ours, lenient: lenient.body, strict: strict.body },
  };
}

describe("schema and rules", () => {
  it.each(
    CONFIG_SAMPLES.map((sample) => [textAt(sample, "apiVersion"), textAt(sample, "kind"), sample] as const),
  )("refuse of %s %s what the API server refuses, and nothing else", async (_version, _kind, sample) => {
    const random = seededRandom(SEED);
    const schema = definitionSchema(sample);
    const mutants = Array.from({ length: MUTANTS_EACH }, () => {
      const once = mutateBySchema(sample, schema, random);
      return random() < 0.3 ? mutateBySchema(once, schema, random) : once;
    });
    const all = [sample, ...mutants];
    const outcomes: Outcome[] = [];
    for (let start = 0; start < all.length; start += AT_ONCE) {
      outcomes.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(compare))));
    }
    expect(outcomes.flatMap(({ differing }) => differing ?? [])).toEqual([]);
    expect(outcomes.filter(({ accepted }) => accepted).length).toBeGreaterThan(5);
    expect(outcomes.filter(({ accepted }) => !accepted).length).toBeGreaterThan(5);
  });
});

describe("transition rules", () => {
  it.each([
    ["GatewayClass", GATEWAY_CLASS, "controllerName"],
    ["XMesh", "gateway.networking.x-k8s.io/v1alpha1", "controllerName"],
  ])("are judged of a %s with the object as it was", async (kind, apiVersion, field) => {
    const made = { apiVersion, kind, metadata: { name: "changing" }, spec: { [field]: "a.example.com/one" } };
    const collection = collectionOf(made);
    expect((await server.send("POST", collection, made)).status).toBe(201);
    for (const [name, status] of [
      ["a.example.com/one", 200],
      ["a.example.com/two", 422],
    ] as const) {
      const edited = { ...made, spec: { [field]: name, description: "new" } };
      const ours = checker.check(edited, definitionSchema(edited), made);
      const answer = await server.send("PATCH", `${collection}/changing?dryRun=All`, { spec: edited.spec });
      expect(answer.status).toBe(status);
      expect(ours).toHaveLength(status === 200 ? 0 : 1);
    }
  });
});

describe("the schema that the API server publishes", () => {
  it.each(
    CONFIG_SAMPLES.map((sample) => [textAt(sample, "apiVersion"), textAt(sample, "kind"), sample] as const),
  )("says of %s %s what its definition says", async (apiVersion, _kind, sample) => {
    const published = await publishedSchema(apiVersion, textAt(sample, "kind"));
    const definition = definitionSchema(sample);
    const random = seededRandom(SEED + 1);
    for (let count = 0; count < 60; count += 1) {
      const object = count === 0 ? sample : mutateBySchema(sample, definition, random);
      expect(checker.check(object, published, null)).toEqual(checker.check(object, definition, null));
    }
  });
});

const REFERENCE = "#/components/schemas/";

/** The schema of a kind in the API server's OpenAPI v3 document, its references followed. */
async function publishedSchema(apiVersion: string, kind: string): Promise<JsonObject> {
  const { body } = await server.send("GET", `/openapi/v3/apis/${apiVersion}`);
  if (!isJsonObject(body)) throw new Error(`no schemas of ${apiVersion}`);
  const schemas = objectAt(objectAt(body, "components"), "schemas");
  const found = Object.values(schemas)
    .filter(isJsonObject)
    .find((schema) =>
      objectsAt(schema, "x-kubernetes-group-version-kind").some((one) => textAt(one, "kind") === kind),
    );
  const whole = followed(found ?? {}, schemas);
  if (!isJsonObject(whole)) throw new Error(`no schema of ${kind}`);
  return whole;
}

function followed(value: Json, schemas: JsonObject): Json {
  if (isJsonList(value)) return value.map((item) => followed(item, schemas));
  if (!isJsonObject(value)) return value;
  const reference = textAt(value, "$ref");
  if (reference !== "") return followed(schemas[reference.slice(REFERENCE.length)] ?? {}, schemas);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, followed(item ?? null, schemas)]),
  );
}
