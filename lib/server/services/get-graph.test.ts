import { beforeEach, describe, expect, test } from "vitest";
import { graphResponseSchema, type GraphResponse } from "@/lib/contracts/graph-response";
import { rowsResponseSchema } from "@/lib/contracts/rows-response";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeBackend, START_SECONDS, type FakeBackend } from "@/lib/testing/fake-backend";
import { row } from "@/lib/testing/telemetry-row";
import { ProblemError } from "../errors";
import { parseGraphRequest } from "../requests/parse-graph-request";
import { getGraph } from "./get-graph";
import { getGraphRows } from "./get-graph-rows";

const never = new AbortController().signal;
const viewer = { identity: "process", mayWrite: false };

async function graph(backend: FakeBackend, query = ""): Promise<GraphResponse> {
  const request = parseGraphRequest(new URLSearchParams(query), backend.clock.now() / 1000, 86_400);
  const reply = await getGraph(backend, viewer, request, never);
  return graphResponseSchema.parse(JSON.parse(JSON.stringify(reply.body())));
}

async function problem(backend: FakeBackend, query = ""): Promise<unknown> {
  return graph(backend, query).then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : error),
  );
}

const ns = (namespace: string): object => ({
  destinationNamespace: namespace,
  destinationServiceNamespace: namespace,
});

describe("a viewer of the whole mesh", () => {
  let backend: FakeBackend;
  beforeEach(() => {
    backend = fakeBackend(["bookinfo", "shop"], [row({ value: 1 / 3 }), row({ value: 1, code: "503" })]);
  });

  test("sees the edges of the tick with its queries, also when it came from memory", async () => {
    const first = await graph(backend);
    const second = await graph(backend);
    expect(second).toEqual(first);
    expect(backend.metrics.asked).toHaveLength(1);
    expect(first).toMatchObject({ at: START_SECONDS, windowSeconds: 300, type: "workload" });
    expect(first.edges).toHaveLength(1);
    expect(first.edges[0]).toMatchObject({
      requestsPerSecond: 1.33333,
      errorsPerSecond: 1,
      protocol: "http",
    });
    expect(first.queries.map(({ series }) => series)).toEqual([2, 0, 0]);
  });

  test("the whole mesh is one question, whatever the number of namespaces", async () => {
    await graph(backend);
    expect(backend.metrics.asked[0]?.scope).toBeNull();
    await graph(backend, "namespaces=shop&window=1m");
    expect(backend.metrics.asked[1]?.scope).toEqual(["shop"]);
  });

  test("`at` is echoed as it was given", async () => {
    expect((await graph(backend, "at=2027-01-15T07:59:00Z")).at).toBe("2027-01-15T07:59:00Z");
    expect((await graph(backend, `at=${START_SECONDS - 0.5}`)).at).toBe(START_SECONDS - 0.5);
  });

  test("an unknown namespace is a 404 that names the parameter", async () => {
    expect(await problem(backend, "namespaces=bookinfo,nowhere")).toMatchObject({
      status: 404,
      parameter: "namespaces",
    });
  });

  test("the answers to equal requests share one body, others do not", async () => {
    const key = async (query: string): Promise<string | null> => {
      const request = parseGraphRequest(new URLSearchParams(query), START_SECONDS, 86_400);
      return (await getGraph(backend, viewer, request, never)).cacheKey;
    };
    expect(await key("")).toBe(await key(""));
    const keys = await Promise.all(["", "type=app", "namespaces=shop", "serviceNodes=true"].map(key));
    expect(new Set(keys).size).toBe(4);
    const all = await key("");
    backend.cluster.access["process"] = { state: "known", namespaces: ["shop"], how: "list" };
    expect(await key("")).not.toBe(all);
  });

  test("warnings of the metrics source are passed on", async () => {
    backend.metrics.warnings = [{ code: "scrapedTwice", message: "pod x is scraped by two jobs" }];
    expect((await graph(backend)).warnings).toContainEqual(backend.metrics.warnings[0]);
  });
});

describe("a viewer of one namespace", () => {
  const foreign = {
    sourceNamespace: "vault",
    sourceWorkload: "vault-secret-v1",
    sourceVersion: "secret-rev",
  };
  const rows = [
    row({ value: 2 }),
    row({ ...foreign, sourceApp: "vault", sourcePrincipal: "spiffe://td/ns/vault/sa/hidden-sa", value: 3 }),
    row({ ...ns("vault"), destinationWorkload: "ledger-secret", destinationVersion: "secret-rev", value: 5 }),
    row({
      ...foreign,
      ...ns("vault"),
      destinationService: "innermost",
      destinationWorkload: "ledger-secret",
    }),
    row({ ...foreign, ...ns("vault"), destinationService: "innermost", code: "500" }),
  ];
  const SECRETS = ["vault-secret-v1", "ledger-secret", "secret-rev", "hidden-sa", "innermost"];
  let backend: FakeBackend;
  beforeEach(() => {
    backend = fakeBackend(["bookinfo"], rows);
    backend.metrics.warnings = [{ code: "cut", message: "labels of ledger-secret were cut" }];
    backend.cluster.objects = [
      clusterObject("Deployment", "vault", "ledger-secret"),
      clusterObject("Service", "vault", "innermost"),
    ];
  });

  test.each(["", "type=app", "type=versionedApp", "type=service", "serviceNodes=true", "include=idle"])(
    "never receives a foreign workload, version or principal in a graph with %s",
    async (query) => {
      const text = JSON.stringify(await graph(backend, query));
      for (const secret of SECRETS) expect(text).not.toContain(secret);
    },
  );

  test("never receives them in rows", async () => {
    const request = parseGraphRequest(new URLSearchParams(), START_SECONDS, 86_400);
    const body = (await getGraphRows(backend, viewer, request, never)).body();
    expect(rowsResponseSchema.safeParse(body).success).toBe(true);
    expect(body.rows.values).toHaveLength(3);
    for (const secret of SECRETS) expect(JSON.stringify(body)).not.toContain(secret);
  });

  test("sees the far end's service and namespace, and the traffic with it", async () => {
    const { nodes, edges } = await graph(backend);
    expect(
      nodes.filter(({ namespace }) => namespace === "vault").every(({ type }) => type === "service"),
    ).toBe(true);
    expect(edges.map(({ requestsPerSecond }) => requestsPerSecond).sort()).toEqual([2, 3, 5]);
  });

  test("is not told how many series there are elsewhere, nor what a warning says of them", async () => {
    const { queries, warnings } = await graph(backend);
    expect(queries.map(({ series }) => series)).toEqual([3, 0, 0]);
    expect(warnings.map(({ code }) => code)).toContain("cut");
  });

  test("is not told a pod elsewhere by a warning on a tick that names nothing else hidden", async () => {
    const known = fakeBackend(["bookinfo"], [row()]);
    known.cluster.access["process"] = { state: "known", namespaces: ["bookinfo"], how: "reviewed" };
    known.metrics.warnings = [{ code: "scrapedTwice", message: "Pod vault/ledger-secret is scraped twice" }];
    const { warnings } = await graph(known, "namespaces=bookinfo");
    expect(warnings.map(({ code }) => code)).toContain("scrapedTwice");
    expect(JSON.stringify(warnings)).not.toContain("vault");
  });

  test("gets the same problem for a namespace that is hidden and for one that does not exist", async () => {
    const hidden = await problem(backend, "namespaces=vault");
    const missing = await problem(backend, "namespaces=nowhere");
    const text = JSON.stringify(hidden).replaceAll("vault", "nowhere");
    expect(JSON.parse(text)).toEqual(missing);
    expect(missing).toMatchObject({ status: 404 });
  });

  test("gets nothing, not even the names, when names of far ends are hidden", async () => {
    const text = JSON.stringify(await graph({ ...backend, hideForeignNames: true }));
    expect(text).not.toContain("vault");
  });
});

describe("when a dependency is down", () => {
  const failure = { ok: false, kind: "unreachable", message: "connection refused" } as const;

  test("undecided rights are denied with a 503 that names Kubernetes", async () => {
    const backend = fakeBackend(["bookinfo"], [row()]);
    backend.cluster.access["process"] = {
      state: "unavailable",
      cause: "unreachable",
      message: "connection refused",
    };
    expect(await problem(backend)).toMatchObject({ status: 503, dependency: "kubernetes" });
    expect(backend.metrics.asked).toHaveLength(0);
  });

  test("rights kept from before an outage of Kubernetes are said to be old", async () => {
    const backend = fakeBackend(["bookinfo"], [row()]);
    backend.cluster.access["process"] = {
      state: "known",
      namespaces: ["bookinfo"],
      how: "list",
      decidedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    };
    const { warnings } = await graph(backend);
    expect(warnings.find(({ code }) => code === "rightsRemembered")?.message).toContain(
      "2026-01-02T03:04:05",
    );
  });

  test("without any earlier tick Prometheus is named in a 503", async () => {
    const backend = fakeBackend(["bookinfo"], [row()]);
    backend.metrics.failure = failure;
    expect(await problem(backend)).toMatchObject({ status: 503, dependency: "prometheus" });
  });

  test("the last equal tick is shown with its own time and a warning", async () => {
    const backend = fakeBackend(["bookinfo"], [row()]);
    await graph(backend);
    backend.metrics.failure = failure;
    backend.clock.advance(60);
    const stale = await graph(backend);
    expect(stale).toMatchObject({ at: START_SECONDS, warnings: [{ code: "stale" }] });
    expect(stale.edges).toHaveLength(1);
  });

  test("with idle the known workloads are shown, and silence is not called idleness", async () => {
    const backend = fakeBackend(["bookinfo"]);
    backend.metrics.failure = failure;
    backend.cluster.objects = [clusterObject("Deployment", "bookinfo", "reviews-v1")];
    const { nodes, warnings } = await graph(backend, "include=idle");
    expect(nodes.map(({ name, health }) => [name, health.status])).toEqual([["reviews-v1", "noData"]]);
    expect(warnings.map(({ code }) => code)).toEqual(["noTelemetry"]);
  });

  test("a cluster that is out of reach is said while telemetry still shows", async () => {
    const backend = fakeBackend(["bookinfo"], [row()]);
    backend.cluster.state = "unreachable";
    const { edges, warnings } = await graph(backend);
    expect(edges).toHaveLength(1);
    expect(warnings.map(({ code }) => code)).toEqual(["clusterState"]);
  });
});
