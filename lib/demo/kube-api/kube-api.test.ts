import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../json/read-path";
import { textOf } from "../json/text-of";
import { accessObjects } from "../world/access/access-objects";
import type { K8sObject } from "../world/k8s-object";
import { isObject, objectsIn } from "../world/read-json";
import { createKubeApi } from "./kube-api";
import { findKind } from "./kinds/find-kind";
import { loadObjects } from "./store/load-objects";
import { ObjectStore } from "./store/object-store";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const VS = "/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices";
const namespace = (name: string): K8sObject => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
const pod = (name: string, inNamespace = "bookinfo"): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name,
    namespace: inNamespace,
    labels: { app: name },
    creationTimestamp: "2026-01-01T00:00:00Z",
  },
  spec: { containers: [{ name: "app" }] },
  status: { phase: "Running", containerStatuses: [{ name: "app", ready: true, restartCount: 0 }] },
});
const reviews: K8sObject = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: { name: "reviews", namespace: "bookinfo" },
  spec: { hosts: ["reviews"], http: [{ route: [{ destination: { host: "reviews" }, weight: 100 }] }] },
};

let store: ObjectStore;
let server: Server;
let base: string;

beforeEach(async () => {
  store = new ObjectStore(1000, 20);
  loadObjects(
    store,
    [
      ...accessObjects(["bookinfo"]),
      namespace("bookinfo"),
      namespace("other"),
      pod("a"),
      pod("b"),
      pod("c"),
      pod("x", "other"),
      reviews,
    ],
    NOW,
  );
  server = createServer(createKubeApi({ store, clock: { now: () => NOW }, bookmarkMs: 20 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
});

afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

interface Sent {
  readonly method?: string;
  readonly token?: string;
  readonly type?: string;
  readonly accept?: string;
  readonly body?: Json;
}

const request = (
  path: string,
  { method = "GET", token = "demo-admin", type, accept, body }: Sent = {},
): Promise<Response> =>
  fetch(base + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": type ?? "application/json",
      ...(accept === undefined ? {} : { accept }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

async function json(path: string, sent?: Sent): Promise<JsonObject> {
  const value: unknown = await (await request(path, sent)).json();
  if (!isObject(value)) throw new Error(`not an object: ${path}`);
  return value;
}

const namesOf = (list: JsonObject): readonly (Json | undefined)[] =>
  objectsIn(list["items"]).map((item) => readPath(item, "metadata.name"));

/** Reads a watch until it has sent `count` events, or its end. */
async function events(path: string, count: number, during?: () => void): Promise<readonly JsonObject[]> {
  const response = await request(path);
  const seen: JsonObject[] = [];
  let rest = "";
  during?.();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  while (reader && seen.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    seen.push(...lines.map((line): unknown => JSON.parse(line)).filter(isObject));
  }
  await reader?.cancel();
  return seen;
}

const summary = (event: JsonObject): readonly (Json | undefined)[] => [
  event["type"],
  readPath(event, "object.metadata.name"),
];

describe("reads", () => {
  it("pages a list at one revision, whatever is written meanwhile", async () => {
    const first = await json("/api/v1/namespaces/bookinfo/pods?limit=2");
    expect(namesOf(first)).toEqual(["a", "b"]);
    expect(readPath(first, "metadata.remainingItemCount")).toBe(1);
    await request("/api/v1/namespaces/bookinfo/pods/c", { method: "DELETE" });
    const second = await json(
      `/api/v1/namespaces/bookinfo/pods?limit=2&continue=${textOf(readPath(first, "metadata.continue"))}`,
    );
    expect(namesOf(second)).toEqual(["c"]);
    expect(readPath(second, "metadata.resourceVersion")).toBe(readPath(first, "metadata.resourceVersion"));
  });

  it("answers 410 Expired to a continue token whose revision is compacted", async () => {
    const first = await json("/api/v1/pods?limit=1");
    await request("/api/v1/namespaces/bookinfo/pods/a", { method: "DELETE" });
    store.compact();
    const reply = await json(`/api/v1/pods?continue=${textOf(readPath(first, "metadata.continue"))}`);
    expect([reply["code"], reply["reason"]]).toEqual([410, "Expired"]);
  });

  it("prints a Table with the columns of kubectl get", async () => {
    const table = await json("/api/v1/namespaces/bookinfo/pods/a", {
      accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json",
    });
    expect(objectsIn(table["columnDefinitions"]).map(({ name }) => name)).toEqual([
      "Name",
      "Ready",
      "Status",
      "Restarts",
      "Age",
      "IP",
      "Node",
      "Nominated Node",
      "Readiness Gates",
    ]);
    expect(objectsIn(table["rows"]).map(({ cells }) => cells)).toEqual([
      ["a", "1/1", "Running", "0", "24h", "<none>", "<none>", "<none>", "<none>"],
    ]);
  });

  it("presents one stored object at each served version", async () => {
    for (const version of ["v1", "v1beta1", "v1alpha3"]) {
      const object = await json(VS.replace("/v1/", `/${version}/`) + "/reviews");
      expect(object["apiVersion"]).toBe(`networking.istio.io/${version}`);
    }
  });

  it("discovers every group with its versions, preferred first", async () => {
    const { groups } = await json("/apis");
    const istio = objectsIn(groups).find(({ name }) => name === "networking.istio.io");
    expect(readPath(istio, "preferredVersion.version")).toBe("v1");
    const { resources } = await json("/apis/networking.istio.io/v1beta1");
    expect(objectsIn(resources).find(({ name }) => name === "virtualservices")?.["shortNames"]).toEqual([
      "vs",
    ]);
  });
});

describe("watches", () => {
  const path = "/api/v1/namespaces/bookinfo/pods?watch=true";
  const relabel = (name: string, app: string): void => {
    const kind = findKind("v1", "Pod");
    const object = kind && store.get(kind, "bookinfo", name);
    if (object) store.put(kind, { ...object, metadata: { ...object.metadata, labels: { app } } });
  };

  it("begin with what is there when no resourceVersion is given", async () => {
    expect((await events(path, 3)).map(summary)).toEqual([
      ["ADDED", "a"],
      ["ADDED", "b"],
      ["ADDED", "c"],
    ]);
  });

  it("resume after a resourceVersion with nothing lost and nothing repeated", async () => {
    const { revision } = store;
    relabel("a", "first");
    const seen = await events(`${path}&resourceVersion=${revision}`, 2, () => relabel("b", "second"));
    expect(seen.map(summary)).toEqual([
      ["MODIFIED", "a"],
      ["MODIFIED", "b"],
    ]);
  });

  it("tell that an object left or entered the selector", async () => {
    const { revision } = store;
    relabel("a", "b");
    relabel("a", "z");
    const seen = await events(`${path}&labelSelector=app%3Db&resourceVersion=${revision}`, 2);
    expect(seen.map(summary)).toEqual([
      ["ADDED", "a"],
      ["DELETED", "a"],
    ]);
  });

  it("send one ERROR with 410 for a compacted resourceVersion, and end", async () => {
    const { revision } = store;
    relabel("a", "z");
    store.compact();
    const seen = await events(`${path}&resourceVersion=${revision}`, 5);
    expect(seen.map((event) => [event["type"], readPath(event, "object.code")])).toEqual([["ERROR", 410]]);
  });

  it("wait for a resourceVersion that is yet to come", async () => {
    const seen = await events(`${path}&resourceVersion=${store.revision + 50}`, 1, () => relabel("a", "x"));
    expect(seen.map(summary)).toEqual([["MODIFIED", "a"]]);
  });

  it("end after timeoutSeconds", async () => {
    expect(await events(`${path}&timeoutSeconds=1`, 100)).toHaveLength(3);
  });

  it("send bookmarks with the current revision when asked", async () => {
    const [bookmark] = await events(`${path}&allowWatchBookmarks=true&resourceVersion=${store.revision}`, 1);
    expect(bookmark?.["type"]).toBe("BOOKMARK");
    expect(readPath(bookmark, "object.metadata.resourceVersion")).toBe(String(store.revision));
  });
});

describe("writes", () => {
  const path = `${VS}/reviews`;

  it("patch by JSON Patch and count generations of the spec only", async () => {
    const body = [{ op: "replace", path: "/spec/http/0/route/0/weight", value: 5 }];
    const patched = await json(path, { method: "PATCH", type: "application/json-patch+json", body });
    expect(readPath(patched, "metadata.generation")).toBe(2);
    const labelled = await json(path, {
      method: "PATCH",
      type: "application/merge-patch+json",
      body: { metadata: { labels: { a: "b" } } },
    });
    expect(readPath(labelled, "metadata.generation")).toBe(2);
    expect(readPath(labelled, "spec.hosts")).toEqual(["reviews"]);
  });

  it("refuse a replace on a stale resourceVersion with 409 Conflict", async () => {
    const current = await json(path);
    expect((await request(path, { method: "PUT", body: { ...current, spec: {} } })).status).toBe(200);
    const stale = await json(path, { method: "PUT", body: { ...current, spec: { hosts: ["x"] } } });
    expect([stale["code"], stale["reason"]]).toEqual([409, "Conflict"]);
  });

  it("keep the resourceVersion and stay silent when nothing changes", async () => {
    const before = store.revision;
    await request(path, { method: "PUT", body: await json(path) });
    expect(store.revision).toBe(before);
  });

  it("store nothing with dryRun=All", async () => {
    const before = store.revision;
    const created = { ...reviews, metadata: { name: "new", namespace: "bookinfo" } };
    expect((await request(`${VS}?dryRun=All`, { method: "POST", body: created })).status).toBe(201);
    expect((await request(`${path}?dryRun=All`, { method: "DELETE" })).status).toBe(200);
    expect(store.revision).toBe(before);
  });

  it("create what server-side apply names and change it on the next apply", async () => {
    const applied = { ...reviews, metadata: { name: "new" } };
    const sent = { method: "PATCH", type: "application/apply-patch+yaml", body: applied };
    expect((await request(`${VS}/new?fieldManager=t`, sent)).status).toBe(201);
    expect((await request(`${VS}/new?fieldManager=t`, sent)).status).toBe(200);
    expect((await request(`${VS}/new`, sent)).status).toBe(422);
  });

  it.each([
    ["POST", VS, reviews, 409, "AlreadyExists"],
    ["POST", VS.replace("bookinfo", "none"), reviews, 404, "NotFound"],
    ["POST", VS, { ...reviews, apiVersion: "v1", metadata: { name: "g" } }, 400, "BadRequest"],
    ["POST", VS, { ...reviews, kind: "Gateway", metadata: { name: "g" } }, 422, "Invalid"],
    ["POST", VS, { ...reviews, metadata: { name: "UPPER" } }, 422, "Invalid"],
    ["POST", VS, { ...reviews, metadata: { name: "n", labels: { a: 1 } } }, 400, "BadRequest"],
    ["PUT", `${VS}/none`, reviews, 400, "BadRequest"],
    ["PUT", `${VS}/none`, { ...reviews, metadata: { name: "none" } }, 404, "NotFound"],
    ["PATCH", `${VS}/reviews`, {}, 415, "UnsupportedMediaType"],
    ["PUT", VS, reviews, 405, "MethodNotAllowed"],
    ["POST", "/api/v1/namespaces/bookinfo/podtemplates", {}, 404, "NotFound"],
  ])("answer %s %s with the Status a real server sends", async (method, url, body, code, reason) => {
    const reply = await json(url, { method, body });
    expect([reply["kind"], reply["code"], reply["reason"]]).toEqual(["Status", code, reason]);
  });
});

describe("rights", () => {
  it.each([
    ["nobody", "/api/v1/pods", 401],
    ["bookinfo-viewer", "/api/v1/namespaces/bookinfo/pods", 200],
    ["bookinfo-viewer", "/api/v1/namespaces/other/pods", 403],
    ["bookinfo-viewer", "/api/v1/pods", 403],
    ["bookinfo-viewer", "/api/v1/namespaces", 403],
    ["bookinfo-viewer", "/api/v1/namespaces/bookinfo", 200],
    ["bookinfo-workloads", VS, 403],
    ["mesh-viewer", "/api/v1/pods", 200],
    ["bookinfo-viewer", "/apis", 200],
  ])("%s gets %s: %i", async (token, path, code) => {
    expect((await request(path, { token })).status).toBe(code);
  });

  it("agree with what SelfSubjectAccessReview says", async () => {
    const review = async (resource: string, verb: string, inNamespace: string): Promise<Json | undefined> => {
      const resourceAttributes = { group: "", resource, verb, namespace: inNamespace };
      const url = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
      const reply = await json(url, {
        method: "POST",
        token: "bookinfo-workloads",
        body: { spec: { resourceAttributes } },
      });
      return readPath(reply, "status.allowed");
    };
    expect(await review("pods", "get", "bookinfo")).toBe(true);
    expect(await review("pods", "delete", "bookinfo")).toBe(false);
    expect(await review("pods", "get", "")).toBe(false);
    expect(await review("configmaps", "get", "bookinfo")).toBe(false);
  });

  it("never repeat the token in an answer", async () => {
    const reply = await request("/api/v1/pods", { token: "wrong-token-value" });
    expect(await reply.text()).not.toContain("wrong-token-value");
  });
});

describe("odd requests", () => {
  it("never end in a server error and leave the server running", async () => {
    const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
    const bodies = ["{", "", "null", "[]", '"x"', deep, "k8s\0\n\xff"];
    const types = [
      "application/json",
      "application/yaml",
      "application/apply-patch+yaml",
      "application/vnd.kubernetes.protobuf",
      "application/merge-patch+json",
      "application/json-patch+json",
    ];
    const urls = [
      VS,
      `${VS}/reviews`,
      "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      "/api/v1/namespaces/%E0%A4%A/pods",
    ];
    for (const body of bodies)
      for (const type of types)
        for (const url of urls)
          for (const method of ["POST", "PUT", "PATCH"]) {
            const headers = { authorization: "Bearer demo-admin", "content-type": type };
            const { status } = await fetch(base + url, { method, headers, body });
            if (status > 499) throw new Error(`${method} ${url} ${type} ${body.slice(0, 20)}: ${status}`);
          }
    expect((await request("/readyz")).status).toBe(200);
  });

  it.each([
    ["limit=x", 'parsing "x"'],
    ["continue=zzz", "invalid continue token"],
    ["resourceVersion=x", "invalid resource version"],
    ["labelSelector=a%3Eb", "unable to parse requirement"],
    ["fieldSelector=x%3D1", "field label not supported: x"],
  ])("with a parameter that cannot be read get 400 and learn which: %s", async (query, problem) => {
    const reply = await json(`/api/v1/pods?${query}`);
    expect(reply["code"]).toBe(400);
    expect(reply["message"]).toContain(problem);
  });

  it("over 3 MiB get 413", async () => {
    const body = { ...reviews, spec: { text: "x".repeat(3 * 1024 * 1024) } };
    expect((await request(VS, { method: "POST", body })).status).toBe(413);
  });
});
