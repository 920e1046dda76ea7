import { expect, test } from "vitest";
import { namespacesResponseSchema } from "@/lib/contracts/namespaces-response";
import { statusResponseSchema } from "@/lib/contracts/status-response";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeBackend } from "@/lib/testing/fake-backend";
import { ProblemError } from "../errors";
import { getStatus } from "./get-status";
import { listNamespaces } from "./list-namespaces";

const never = new AbortController().signal;
const viewer = { identity: "process", mayWrite: false };
const local = { viewer, mode: "local" } as const;

function backendWithTwo(visible: readonly string[]): ReturnType<typeof fakeBackend> {
  const backend = fakeBackend(visible);
  backend.cluster.objects = [
    clusterObject("Namespace", "", "shop", { labels: { "istio-injection": "enabled" } }),
    clusterObject("Namespace", "", "vault", { labels: { "istio.io/dataplane-mode": "ambient" } }),
    clusterObject("Deployment", "shop", "web"),
    clusterObject("Deployment", "vault", "ledger"),
    clusterObject("Deployment", "vault", "safe"),
  ];
  backend.cluster.kinds = [
    { kind: "Deployment", namespace: null, objects: 3, state: "live", since: 0 },
    { kind: "Namespace", namespace: null, objects: 2, state: "live", since: 0 },
    { kind: "Pod", namespace: "vault", objects: 9, state: "denied", verb: "list", resource: "pods" },
    { kind: "Sidecar", namespace: null, objects: 0, state: "notServed" },
  ];
  return backend;
}

test("objects and watches of namespaces the viewer may not see are not even counted", async () => {
  const status = statusResponseSchema.parse(await getStatus(backendWithTwo(["shop"]), local, never));
  expect(status.kinds.map(({ kind, objects }) => [kind, objects])).toEqual([
    ["Deployment", 1],
    ["Namespace", 1],
    ["Sidecar", 0],
  ]);
});

test("a missing right says which verb it needs", async () => {
  const { kinds } = await getStatus(backendWithTwo(["shop", "vault"]), local, never);
  expect(kinds.find(({ kind }) => kind === "Pod")).toMatchObject({
    state: "denied",
    reason: "Needs the right to list pods.",
  });
});

test("a dependency that is down is a state with advice, never a failure", async () => {
  const backend = backendWithTwo(["shop"]);
  backend.cluster.state = "unauthorized";
  backend.cluster.access["process"] = { state: "unavailable", cause: "refused", message: "401" };
  backend.metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
  const { dependencies, kinds } = await getStatus(backend, local, never);
  expect(dependencies.map(({ name, state }) => [name, state])).toEqual([
    ["kubernetes", "unauthorized"],
    ["prometheus", "unreachable"],
  ]);
  for (const { advice } of dependencies) expect(advice).not.toBeNull();
  expect(kinds.every(({ objects }) => objects === 0)).toBe(true);
});

test("namespaces are listed with their data plane and number of workloads, visible ones only", async () => {
  const all = namespacesResponseSchema.parse(
    await listNamespaces(backendWithTwo(["vault", "shop"]), viewer, never),
  );
  expect(all.namespaces.map(({ name, dataplane, workloads }) => [name, dataplane, workloads])).toEqual([
    ["shop", "sidecar", 1],
    ["vault", "ambient", 2],
  ]);
  const one = await listNamespaces(backendWithTwo(["shop"]), viewer, never);
  expect(one.namespaces.map(({ name }) => name)).toEqual(["shop"]);
});

test("a namespace whose object cannot be read has an unknown data plane", async () => {
  const { namespaces } = await listNamespaces(fakeBackend(["shop"]), viewer, never);
  expect(namespaces).toEqual([{ name: "shop", labels: {}, dataplane: "unknown", workloads: 0 }]);
});

test("namespaces that cannot be decided are a 503 that names Kubernetes", async () => {
  const backend = fakeBackend([]);
  backend.cluster.access["process"] = {
    state: "unavailable",
    cause: "unreachable",
    message: "connection refused",
  };
  const error: unknown = await listNamespaces(backend, viewer, never).catch((caught: unknown) => caught);
  expect(error instanceof ProblemError && error.problem).toMatchObject({
    status: 503,
    dependency: "kubernetes",
  });
});

test("an empty identity sees nothing", async () => {
  const { namespaces } = await listNamespaces(
    backendWithTwo(["shop"]),
    { identity: "", mayWrite: false },
    never,
  );
  expect(namespaces).toEqual([]);
});
