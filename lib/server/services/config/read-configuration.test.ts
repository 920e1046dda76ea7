import { beforeEach, describe, expect, test } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { ProblemError } from "@/lib/server/errors";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { clusterObject } from "@/lib/testing/cluster-object";
import { editFailure } from "@/lib/testing/fake-cluster-editor";
import { analyzeDocuments } from "./analyze-documents";
import { getObject } from "./get-object";
import { getSchema } from "./get-schema";
import { getValues } from "./get-values";
import { listFindings } from "./list-findings";
import { listKinds } from "./list-kinds";
import { listObjects } from "./list-objects";
import { readConfigKind } from "../../requests/read-config-kind";

const VIEWER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(20_000);

function route(namespace: string, name: string, host: string): JsonObject {
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { namespace, name, creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: { hosts: [host], http: [{ route: [{ destination: { host } }] }] },
  };
}

let backend: FakeBackend;

function hold(...raws: readonly JsonObject[]): void {
  for (const raw of raws) {
    const read = asClusterObject(backend.editor.put(raw));
    if (read.ok) backend.cluster.objects = [...backend.cluster.objects, read.object];
  }
}

const service = (namespace: string, name: string): ClusterObject =>
  clusterObject("Service", namespace, name, { data: { spec: { ports: [{ port: 80, name: "http" }] } } });

beforeEach(() => {
  backend = fakeBackend(["shop", "bank"]);
  backend.cluster.kinds = KINDS.map(({ key }) => ({
    kind: key,
    namespace: null,
    objects: 0,
    state: "live",
    since: 0,
  }));
  backend.cluster.objects = [service("shop", "cart")];
  hold(
    route("shop", "cart", "cart"),
    route("bank", "accounts", "nowhere"),
    route("hidden", "secret", "nowhere"),
  );
});

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );
}

describe("the list", () => {
  test("has a line for everything the viewer may see, with its findings, and nothing of hidden namespaces", async () => {
    const { objects } = await listObjects(backend, VIEWER, { namespaces: null, text: "" }, signal);
    expect(objects.map(({ namespace, name, about }) => [namespace, name, about])).toEqual([
      ["shop", "cart", "cart"],
      ["bank", "accounts", "nowhere"],
    ]);
    expect(objects[1]?.findings?.warning).toBeGreaterThan(0);
    expect(objects[0]?.created).toBe(Date.parse("2026-01-01T00:00:00Z"));
  });

  test("finds a text anywhere in the YAML, whatever the case", async () => {
    const found = async (text: string): Promise<readonly string[]> =>
      (await listObjects(backend, VIEWER, { namespaces: null, text }, signal)).objects.map(
        ({ name }) => name,
      );
    expect(await found("NOWHERE")).toEqual(["accounts"]);
    expect(await found("destination")).toEqual(["cart", "accounts"]);
    expect(await found("not there")).toEqual([]);
  });

  test("of a namespace that is not visible is a 404, as of one that is not there", async () => {
    const ask = (namespace: string): Promise<unknown> =>
      problemOf(listObjects(backend, VIEWER, { namespaces: [namespace], text: "" }, signal));
    expect(await ask("hidden")).toMatchObject({ status: 404 });
    expect(await ask("nothing")).toMatchObject({ status: 404 });
  });

  test("findings are listed worst first, only of what may be read", async () => {
    const { findings } = await listFindings(backend, VIEWER, null, signal);
    expect(findings.map(({ object }) => object.namespace)).not.toContain("hidden");
    const ranks = findings.map(({ severity }) => ["error", "warning", "info"].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
  });

  test("kinds come with the versions the cluster serves; what it does not serve has none", async () => {
    backend.editor.kinds = [{ key: "VirtualService", versions: ["v2", "v1"], version: "v1" }];
    const { kinds, readOnly } = await listKinds(backend, VIEWER, signal);
    expect(kinds.find(({ key }) => key === "VirtualService")).toMatchObject({
      version: "v1",
      versions: ["v2", "v1"],
      objects: 2,
    });
    expect(kinds.find(({ key }) => key === "HTTPRoute")).toMatchObject({ version: null, versions: [] });
    expect(readOnly).toBeNull();
  });

  test("names for completion are those of visible namespaces", async () => {
    backend.cluster.objects = [...backend.cluster.objects, service("hidden", "vault")];
    const { hosts, namespaces } = await getValues(backend, VIEWER, null, signal);
    expect(hosts.map(({ host }) => host)).toEqual(["cart.shop.svc.cluster.local"]);
    expect(namespaces).toEqual(["bank", "shop"]);
  });
});

describe("one object", () => {
  const ref = { kind: "VirtualService", namespace: "shop", name: "cart" };

  test("comes whole, without the raw managedFields, with what may be done with it", async () => {
    const { object, may, references, events } = await getObject(backend, VIEWER, ref, signal);
    expect(object["metadata"]).not.toHaveProperty("managedFields");
    expect(object["spec"]).toEqual(route("shop", "cart", "cart")["spec"]);
    expect(may.update).toEqual({ allowed: true, because: "" });
    expect(references).toContainEqual(
      expect.objectContaining({
        direction: "uses",
        object: { kind: "Service", namespace: "shop", name: "cart" },
        exists: true,
      }),
    );
    expect(events.state).toBe("ok");
  });

  test("a right that is missing is named, verb by verb", async () => {
    backend.editor.denied = new Set(["delete VirtualService shop"]);
    const { may } = await getObject(backend, VIEWER, ref, signal);
    expect(may.update.allowed).toBe(true);
    expect(may.delete).toEqual({
      allowed: false,
      because: "You lack the right to delete VirtualService in shop.",
    });
  });

  test("who only reads is told why nothing can be changed", async () => {
    const { may } = await getObject(backend, { ...VIEWER, mayWrite: false }, ref, signal);
    expect([may.update.allowed, may.delete.allowed, may.create.allowed]).toEqual([false, false, false]);
    expect(may.update.because).toContain("reading only");
  });

  test.each([
    ["of a hidden namespace", { ...ref, namespace: "hidden", name: "secret" }],
    ["that is not there", { ...ref, name: "gone" }],
  ])("an object %s is a 404", async (_, asked) => {
    expect(await problemOf(getObject(backend, VIEWER, asked, signal))).toMatchObject({ status: 404 });
  });

  test("events that cannot be read are said to be, and everything else is there", async () => {
    backend.editor.fail = { events: editFailure("forbidden", "no") };
    const { events, object } = await getObject(backend, VIEWER, ref, signal);
    expect(events).toMatchObject({ state: "unavailable" });
    expect(object).toHaveProperty("spec");
  });

  test.each([
    ["unreachable", 503],
    ["forbidden", 403],
    ["timeout", 504],
  ] as const)("an API server that is %s is a %i", async (kind, status) => {
    backend.editor.fail = { read: editFailure(kind) };
    expect(await problemOf(getObject(backend, VIEWER, ref, signal))).toMatchObject({ status });
  });

  test("the schema of a version that is not served is a 404, of one that is it is answered", async () => {
    backend.editor.kinds = [{ key: "VirtualService", versions: ["v1"], version: "v1" }];
    backend.editor.schemas = { "VirtualService v1": { type: "object" } };
    const kind = readConfigKind("VirtualService");
    expect(await getSchema(backend, kind, undefined, signal)).toEqual({
      version: "v1",
      schema: { type: "object" },
    });
    expect(await problemOf(getSchema(backend, kind, "v9", signal))).toMatchObject({ status: 404 });
  });
});

describe("documents of a pipeline", () => {
  async function analyze(text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await analyzeDocuments(backend, VIEWER, { text, namespace: "shop" }, signal)).findings;
  }
  const virtualService = (name: string, host: string): string =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: ${name}\nspec:\n  hosts: [${host}]\n  http:\n  - route:\n    - destination: { host: ${host} }\n`;

  test("have the findings they would have in this cluster, at their lines", async () => {
    const [finding] = await analyze(`# a comment\n---\n${virtualService("new", "missing")}`);
    expect(finding).toMatchObject({
      code: "KIA1101",
      kind: "VirtualService",
      namespace: "shop",
      name: "new",
      path: "spec.http[0].route[0].destination.host",
      line: 11,
    });
  });

  test("are judged together: what one of them brings the other may name", async () => {
    const entry = `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: out }\nspec:\n  hosts: [missing.example.com]\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n  resolution: DNS\n`;
    const codes = (findings: Awaited<ReturnType<typeof analyze>>): unknown[] =>
      findings.map(({ code }) => code);
    const route = virtualService("new", "missing.example.com");
    expect(codes(await analyze(route))).toContain("KIA1101");
    expect(codes(await analyze(`${route}---\n${entry}`))).not.toContain("KIA1101");
  });

  test("items of a List are objects, with lines of their own", async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.istio.io/v1\n  kind: VirtualService\n  metadata: { name: new }\n  spec:\n    hosts: [missing]\n    http:\n    - route:\n      - destination: { host: missing }\n`;
    expect(await analyze(list)).toContainEqual(expect.objectContaining({ code: "KIA1101", line: 11 }));
  });

  test.each<[string, string, Readonly<Record<string, unknown>>]>([
    ["text that is no YAML", "a: [b", { code: "yaml", line: 1 }],
    ["a document that is no object", "- just a list", { code: "object", severity: "error" }],
    ["an object without a kind", "apiVersion: v1\nmetadata: { name: x }", { code: "object" }],
    [
      "a kind that is none of the mesh",
      "apiVersion: v1\nkind: Secret\nmetadata: { name: x }",
      { code: "kind", severity: "info" },
    ],
  ])("%s is a finding, not a failure", async (_, text, finding) => {
    expect(await analyze(text)).toContainEqual(expect.objectContaining(finding));
  });

  test("one object twice is said, and the last one counts", async () => {
    const findings = await analyze(
      `${virtualService("new", "missing")}---\n${virtualService("new", "cart")}`,
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: "duplicate", line: 11 }));
    expect(findings.map(({ code }) => code)).not.toContain("KIA1101");
  });

  test("every item of a long List is judged", async () => {
    const item = (index: number, host: string): string =>
      `- { apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: { name: v${index} }, spec: { hosts: [h${index}.example.com], http: [{ route: [{ destination: { host: ${host} } }] }] } }\n`;
    const items = Array.from({ length: 1_200 }, (_, index) =>
      item(index, index === 1_150 ? "missing" : "cart"),
    );
    const findings = await analyze(`apiVersion: v1\nkind: List\nitems:\n${items.join("")}`);
    expect(findings).toContainEqual(expect.objectContaining({ code: "KIA1101", name: "v1150", line: 1_154 }));
  });

  test("in a namespace that is not visible are not passed over in silence, and tell nothing of it", async () => {
    const text = virtualService("new", "missing");
    for (const namespace of ["hidden", "nothing"]) {
      const { findings } = await analyzeDocuments(backend, VIEWER, { text, namespace }, signal);
      expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["namespace", "info"]]);
    }
  });

  test("name no object of a hidden namespace that stands in their way", async () => {
    hold(route("hidden", "secret", "cart.shop.svc.cluster.local"));
    const own = virtualService("new", "cart.shop.svc.cluster.local");
    const findings = await analyze(`${own}  exportTo: ["*"]\n`);
    expect(JSON.stringify(findings)).not.toContain("secret");
  });

  test("an empty text has no findings", async () => {
    expect(await analyze("# nothing\n---\n")).toEqual([]);
  });
});
