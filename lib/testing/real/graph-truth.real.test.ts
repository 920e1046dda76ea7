import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCENARIO_NAMES } from "@/lib/demo/scenario-names";
import { GRAPH_TYPES } from "@/lib/domain/graph/graph-options";
import type { Dashboard } from "@/scripts/launch-dashboard";
import { getGraph, getJson, startDashboard } from "./dashboard-api";
import { answersAboutMtls } from "./mesh-answers-mtls";
import { answersInOneNamespace, expectNoAnswers } from "./mesh-answers-rights";
import { answersAboutRoutes } from "./mesh-answers-routes";
import { OFTEN_ENOUGH, type Served } from "./mesh-answers-truth";
import { differences, shownEdges } from "./shown-edges";
import { startStack, type Stack } from "./start-stack";
import { SCRAPE_SECONDS } from "./start-prometheus";
import { trueEdges, type EdgeRates } from "./true-edges";

const WINDOW_SECONDS = 40;
/**
 * A ztunnel tells of the service that was called, the waypoint of the one that it routed to. Where these differ the graph does
 * not yet know that they are of one call and shows the connection to the waypoint as well.
 */
const NOT_JOINED =
  /^extra: \w+ clinic-booking\/reminders\S* > \w+ clinic-booking\/(waypoint|appointments)\S* : tcp$/;
/** Every scenario but the one whose configuration is broken: what its mistakes do is held to tables of their own. */
const SCENARIOS = SCENARIO_NAMES.filter((name) => name !== "broken-config");
const VIEWER = { name: "bookinfo-viewer", token: "bookinfo-viewer-token", groups: [] };
const NOBODY = { name: "nobody", token: "nobody-token", groups: [] };

let stack: Stack;
let dashboard: Dashboard;

function kubeSettings(user: {
  name: string;
  token: string;
  groups: readonly string[];
}): Record<string, string> {
  return { KUBECONFIG: stack.kube.kubeconfig(user), MESHLENS_PROMETHEUS_URL: stack.prometheus.url };
}

/** Grants the viewer what a developer of one namespace has: to read it, and nothing of the cluster. */
async function grantNamespace(namespace: string, user: string): Promise<void> {
  const role = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "Role",
    metadata: { name: "reader", namespace },
    rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["get", "list", "watch"] }],
  };
  const binding = {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: "reader", namespace },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "reader" },
    subjects: [{ kind: "User", name: user, apiGroup: "rbac.authorization.k8s.io" }],
  };
  const root = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  expect((await stack.kube.send("POST", `${root}/roles`, role)).status).toBe(201);
  expect((await stack.kube.send("POST", `${root}/rolebindings`, binding)).status).toBe(201);
}

const served = (by: Dashboard): Served => ({
  mesh: stack.mesh,
  dashboard: by,
  windowSeconds: WINDOW_SECONDS,
});

/** Connections that are refused before a byte is sent are in no metric that a graph is made of. */
const carriesAnything = ({ requests, bytesToServer, bytesToClient }: EdgeRates): boolean =>
  requests + bytesToServer + bytesToClient > 0;

async function until(what: string, seconds: number, check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await check().catch(() => false)) return;
    await pause(250);
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}

beforeAll(async () => {
  stack = await startStack([...SCENARIOS, "large(6,8)"], [VIEWER, NOBODY]);
  await grantNamespace("bookinfo", VIEWER.name);
  dashboard = await startDashboard(kubeSettings(stack.kube.admin));
  const scrapedWindow = stack.scrapedSince + (WINDOW_SECONDS + 2 * SCRAPE_SECONDS) * 1000;
  await pause(Math.max(0, scrapedWindow - Date.now()));
});

afterAll(async () => {
  await dashboard.stop();
  await stack.close();
});

describe("the graph on real servers", () => {
  it.each(GRAPH_TYPES)("shows exactly the true flows as %s", async (type) => {
    const graph = await getGraph(dashboard, { type, window: `${WINDOW_SECONDS}s` });
    const flows = stack.mesh.traffic.flows();
    const truth = trueEdges(flows, type);
    const often = trueEdges(
      flows.filter(({ perSecond }) => perSecond >= OFTEN_ENOUGH),
      type,
    );
    const isJudged = ([key]: readonly [string, unknown]): boolean => {
      const edge = truth.get(key);
      return edge === undefined || (often.has(key) && carriesAnything(edge));
    };
    const shown = new Map([...shownEdges(graph)].filter(isJudged));
    expect(often.size).toBeGreaterThan(100);
    const found = differences(new Map([...truth].filter(isJudged)), shown);
    expect(found.filter((difference) => !NOT_JOINED.test(difference))).toEqual([]);
  });

  it("asks Prometheus three queries for it", async () => {
    const graph = await getGraph(dashboard, { window: `${WINDOW_SECONDS}s` });
    expect(graph.queries).toHaveLength(3);
  });

  it.each(["responseTime:avg", "responseTime:p95"])(
    "asks at most nine with throughput, messages and %s",
    async (responseTime) => {
      const graph = await getGraph(dashboard, {
        window: `${WINDOW_SECONDS}s`,
        include: `throughput,messages,${responseTime}`,
      });
      expect(graph.queries.length).toBeLessThanOrEqual(9);
      const http = graph.edges.filter((edge) => edge.protocol === "http");
      expect(http.filter((edge) => edge.responseTimeMs === undefined)).toEqual([]);
      expect(http.filter((edge) => edge.bytesToClientPerSecond === null)).toEqual([]);
    },
  );

  it("says over which part of the window data exists", async () => {
    const graph = await getGraph(dashboard, { window: "30m" });
    expect(graph.warnings.map((warning) => warning.code)).toContain("partialWindow");
  });
});

answersAboutRoutes(() => served(dashboard));
answersAboutMtls(() => served(dashboard));

describe("a viewer with rights in one namespace", () => {
  let limited: Dashboard;

  beforeAll(async () => {
    limited = await startDashboard({ ...kubeSettings(VIEWER), MESHLENS_NAMESPACES: "bookinfo,istio-system" });
  });
  afterAll(() => limited.stop());

  answersInOneNamespace(() => served(limited));

  it("sees that namespace and no other", async () => {
    const answer = await getJson(limited, "/api/v1/namespaces");
    expect(answer.body).toMatchObject({ namespaces: [{ name: "bookinfo" }] });
  });

  it("never receives a workload of another namespace", async () => {
    const window = `${WINDOW_SECONDS}s`;
    const graph = await getJson(limited, `/api/v1/graph?window=${window}`);
    const rows = await getJson(limited, `/api/v1/graph/rows?window=${window}`);
    expect([graph.status, rows.status]).toEqual([200, 200]);
    expect(graph.text).toContain("productpage-v1");
    const foreign = new Set(
      stack.mesh.traffic
        .flows()
        .flatMap(({ source, destination }) => [source, ...(destination === null ? [] : [destination])])
        .filter(({ namespace }) => namespace !== "bookinfo")
        .flatMap(({ namespace, workload, serviceAccount }) => [
          `"${workload}"`,
          `/ns/${namespace}/sa/${serviceAccount}`,
        ]),
    );
    // A service may bear its workload's name; the caller's service name is all that may be known of it.
    foreign.delete('"istio-ingressgateway"');
    expect([...foreign].filter((name) => graph.text.includes(name) || rows.text.includes(name))).toEqual([]);
    expect(graph.text).not.toContain('"workload":"istio-ingressgateway"');
  });

  it("sees the true flows of that namespace, though the queries are narrowed to it", async () => {
    const graph = await getGraph(limited, { window: `${WINDOW_SECONDS}s` });
    const inside = (edges: ReadonlyMap<string, EdgeRates>): ReadonlyMap<string, EdgeRates> =>
      new Map([...edges].filter(([key]) => /^workload bookinfo\/\S+ > workload bookinfo\//.test(key)));
    const truth = inside(trueEdges(stack.mesh.traffic.flows(), "workload"));
    expect(truth.size).toBeGreaterThan(5);
    expect(differences(truth, inside(shownEdges(graph)))).toEqual([]);
    expect(graph.queries.every(({ promql }) => promql.includes("bookinfo"))).toBe(true);
  });

  it("cannot tell a hidden namespace from a missing one", async () => {
    const hidden = await getJson(limited, "/api/v1/graph?namespaces=istio-system");
    const missing = await getJson(limited, "/api/v1/graph?namespaces=no-such-thing");
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.text.replaceAll("istio-system", "X")).toBe(missing.text.replaceAll("no-such-thing", "X"));
  });
});

describe("a viewer without any rights", () => {
  it("sees no namespace and no traffic", async () => {
    const blind = await startDashboard(kubeSettings(NOBODY));
    try {
      const namespaces = await getJson(blind, "/api/v1/namespaces");
      expect(namespaces.body).toMatchObject({ namespaces: [] });
      const graph = await getGraph(blind, {});
      expect([graph.nodes, graph.edges]).toEqual([[], []]);
      expect(graph.queries.filter(({ series }) => series > 0)).toEqual([]);
      await expectNoAnswers(served(blind));
    } finally {
      await blind.stop();
    }
  });
});

describe("faults of the real servers", () => {
  it("follows the cluster again after the API server restarted with its old watches expired", async () => {
    await stack.kube.stop();
    await until("Kubernetes is said to be unreachable", 60, async () => {
      const status = await getJson(dashboard, "/api/v1/status");
      return status.text.includes('"unreachable"') || status.text.includes('"stale"');
    });
    expect((await fetch(`${dashboard.url}/readyz`)).status).toBe(200);
    const meanwhile = await getGraph(dashboard, { window: `${WINDOW_SECONDS}s` });
    expect(meanwhile.edges.length).toBeGreaterThan(100);
    expect(meanwhile.warnings.map((warning) => warning.code)).toContain("clusterState");
    await stack.kube.compact();
    await stack.kube.start();
    const created = await stack.kube.send("POST", "/api/v1/namespaces", {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "after-restart" },
    });
    expect(created.status).toBe(201);
    await until("the new namespace is listed", 60, async () =>
      (await getJson(dashboard, "/api/v1/namespaces")).text.includes('"after-restart"'),
    );
    await until(
      "every kind is live",
      60,
      async () => !(await getJson(dashboard, "/api/v1/status")).text.includes('"stale"'),
    );
  });

  it("names Prometheus while it is down and shows the graph when it is back", async () => {
    await stack.prometheus.stop();
    const at = Math.floor(Date.now() / 1000) - 7;
    const down = await getJson(dashboard, `/api/v1/graph?at=${at}`);
    expect(down.status).toBe(503);
    expect(down.body).toMatchObject({ status: 503, dependency: "prometheus" });
    expect((await fetch(`${dashboard.url}/readyz`)).status).toBe(200);
    await stack.prometheus.start();
    await until(
      "the graph is back",
      30,
      async () => (await getJson(dashboard, `/api/v1/graph?at=${at}`)).status === 200,
    );
  });
});

describe("the page on real servers", () => {
  it("shows the mesh to a person", async () => {
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`${dashboard.url}/graph?namespaces=bookinfo`);
      await page.getByText("Table", { exact: true }).click();
      await page
        .getByRole("row", { name: /reviews v1/ })
        .first()
        .waitFor({ timeout: 30_000 });
    } finally {
      await browser.close();
    }
  });
});
