import { describe, expect, it } from "vitest";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import type { ScenarioName } from "@/lib/demo/scenario-names";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { demoMesh, type DemoMesh } from "@/lib/testing/demo-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../mesh/cluster-object";
import type { ObservedMesh } from "../routing/observed-mesh";
import type { Exposure } from "./exposure";
import { listExposures } from "./list-exposures";

const meshes = new Map<ScenarioName, DemoMesh>();
function meshOf(name: ScenarioName): DemoMesh {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(name);
  const mesh = meshes.get(name) ?? demoMesh(scenario);
  meshes.set(name, mesh);
  return mesh;
}

interface Seen {
  readonly visible?: ReadonlySet<string>;
  readonly rows?: DemoMesh["rows"] | null;
}

function observed(name: ScenarioName, seen: Seen = {}): ObservedMesh {
  const { snapshot, rows, namespaces } = meshOf(name);
  return {
    snapshot,
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    homeCluster: "Kubernetes",
    rows: seen.rows === undefined ? rows : seen.rows,
    windowSeconds: 300,
    visible: seen.visible ?? namespaces,
  };
}

const exposuresOf = (name: ScenarioName, seen: Seen = {}): readonly Exposure[] =>
  listExposures(observed(name, seen));

const lineOf = ({ host, port, scheme, route, routePath, condition, tls }: Exposure): string =>
  [`${scheme}://${host}:${port}`, route?.name ?? "-", routePath || "-", condition || "-", tls.mode].join(" ");

describe("what can be reached from outside", () => {
  it.each<[ScenarioName, readonly string[]]>([
    [
      "web",
      [
        "http://static.example.com:80 assets spec.rules[0].http.paths[0] path prefix /assets none",
        "http://www.example.com:80 - - - redirect",
        "https://www.example.com:443 public spec.http[0] uri prefix /api/ terminate",
        "https://www.example.com:443 public spec.http[1] header x-preview = yes terminate",
        "https://www.example.com:443 public spec.http[2] - terminate",
      ],
    ],
    ["policies", ["http://api.bank.example.com:80 openbanking spec.http[0] - none"]],
    [
      "egress",
      [
        "http://hotels.example.org:80 hotels spec.http[1] - none",
        "tls://tickets.example.org:443 tickets spec.tls[1] sniHosts tickets.example.org passthrough",
      ],
    ],
  ])("is every route of every gateway, at the port that the outside sees: %s", (name, lines) => {
    expect(exposuresOf(name).map(lineOf)).toEqual(lines);
  });

  it("has the requests of a way in that nothing else shares a service with, and their success", () => {
    const api = exposuresOf("web").find(({ condition }) => condition === "uri prefix /api/");
    const truth = meshOf("web").flows.filter(
      ({ source, destination, role }) =>
        role === "request" && source.workload === "istio-ingressgateway" && destination?.workload === "api",
    );
    const sent = truth.reduce((sum, { perSecond }) => sum + perSecond, 0);
    expect(api?.requestsPerSecond).toBeCloseTo(sent, 6);
    expect(api?.successRate).toBe(1);
  });

  it("tells only the sum where several ways in lead to one service", () => {
    const shared = exposuresOf("web").filter(({ notes }) =>
      notes.some(({ code }) => code === "sharedTraffic"),
    );
    expect(shared.map(({ routePath }) => routePath)).toEqual(["spec.http[1]", "spec.http[2]"]);
    expect(shared.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([null, null]);
  });

  it("tells no traffic where there is no telemetry, which is not none", () => {
    const rates = exposuresOf("web", { rows: null }).map(({ requestsPerSecond }) => requestsPerSecond);
    expect(new Set(rates)).toEqual(new Set([null]));
    expect(exposuresOf("policies", { rows: [] }).map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([
      0,
    ]);
  });

  it("is told of the gateways of visible namespaces only", () => {
    expect(exposuresOf("web", { visible: new Set(["web"]) }).map(({ gateway }) => gateway.namespace)).toEqual(
      expect.not.arrayContaining(["istio-system"]),
    );
    expect(exposuresOf("web", { visible: new Set() })).toEqual([]);
  });

  it("has an example that the route takes, and the addresses of the gateway", () => {
    const preview = exposuresOf("web").find(({ condition }) => condition.includes("x-preview"));
    expect(preview?.example).toEqual({
      url: "https://www.example.com/",
      method: "GET",
      headers: { "x-preview": "yes" },
    });
    expect(preview?.addresses).toHaveLength(1);
    const codes = exposuresOf("egress").flatMap(({ notes }) => notes.map(({ code }) => code));
    expect(codes).toEqual(["noAddress", "noAddress"]);
  });

  it("says what becomes of connections that no route takes, which carry no request to be answered", () => {
    const unrouted = exposuresOf("broken-config").filter(
      ({ route, tls }) => !route && tls.mode !== "redirect",
    );
    const words = Object.fromEntries(unrouted.map(({ scheme, notes }) => [scheme, notes[0]?.message]));
    expect(words).toEqual({
      http: "No route is bound here: every request is answered 404.",
      tcp: "No route is bound here: every connection is closed.",
    });
  });

  it("says the same of HTTPS that is passed on as it is: no gateway can answer within it", () => {
    const server = (mode: string): JsonObject => ({
      port: { number: 443, protocol: "HTTPS" },
      tls: { mode },
      hosts: [`${mode.toLowerCase()}.example`],
    });
    const servers = [server("PASSTHROUGH"), server("SIMPLE")];
    const snapshot = snapshotOfObjects([specObject("Gateway.networking.istio.io", "edge/in", { servers })]);
    const ways = listExposures({ ...observed("web"), snapshot, visible: new Set(["edge"]) });
    expect(ways.map(({ host, notes }) => [host, notes[0]?.message])).toEqual([
      ["passthrough.example", "No route is bound here: every connection is closed."],
      ["simple.example", "No route is bound here: every request is answered 404."],
    ]);
  });

  it("says that plain requests are redirected, and not that they are lost", () => {
    const redirecting = exposuresOf("web").filter(({ tls }) => tls.mode === "redirect");
    expect(redirecting.map(({ notes }) => notes.map(({ code }) => code))).toEqual([["redirects"]]);
  });

  it("says where no proxy runs, and not that an address is missing", () => {
    const snapshot = snapshotOfObjects([
      specObject("Gateway.networking.istio.io", "edge/gone", {
        selector: { istio: "gone" },
        servers: [{ port: { number: 80, protocol: "HTTP" }, hosts: ["*"] }],
      }),
    ]);
    const [one] = listExposures({ ...observed("web"), snapshot, visible: new Set(["edge"]) });
    expect(one?.notes.map(({ code }) => code)).toEqual(["noRoute", "noProxy"]);
  });

  it("names who checks tokens, at the gateway or behind it", () => {
    const [bank] = exposuresOf("policies");
    expect(bank?.authentication.by.map(({ kind }) => kind)).toContain("RequestAuthentication");
    expect(bank?.authentication.state).not.toBe("none");
    expect(exposuresOf("shop")[0]?.authentication).toEqual({ state: "none", by: [] });
  });
});
