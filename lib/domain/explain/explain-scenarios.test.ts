import { describe, expect, it } from "vitest";
import { SCENARIO_NAMES, type ScenarioName } from "@/lib/demo/scenario-names";
import type { Intent } from "@/lib/demo/world/intent";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Scenario } from "@/lib/demo/world/scenario";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import { demoSnapshot } from "@/lib/testing/demo-snapshot";
import { explainedEnds, solvedEnds } from "@/lib/testing/explain/agreement";
import { requestOfIntent } from "@/lib/testing/explain/request-of-intent";
import { demandFor, flowsOf } from "@/lib/testing/solved-flows";
import { worldOf } from "@/lib/testing/world-of";
import { explainMesh, type ExplainMesh } from "./explain-mesh";
import { explainRequest } from "./explain-request";
import type { ExplainedRequest } from "./explained-request";

interface Held {
  readonly scenario: Scenario;
  /** With everything that the cluster's controllers made of the scenario. */
  readonly objects: readonly K8sObject[];
  readonly mesh: ExplainMesh;
}

function held(name: ScenarioName): Held {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const world = worldOf(scenario);
  const objects = world.store.all();
  world.close();
  const settings = {
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  };
  return { scenario, objects, mesh: explainMesh(demoSnapshot(objects), settings) };
}

const named = ({ from, host, port, path }: Intent): string => `${from.workload} ${host}:${port}${path}`;

/** Its certificate is in a Secret that does not exist; Meshlens reads no Secrets. */
const WITHOUT_SECRET: ReadonlySet<string> = new Set([
  "members.library.example.com",
  "members.library.example.org",
]);

describe("what is explained of the traffic of each scenario", () => {
  it.each(SCENARIO_NAMES)("%s: every call ends where it does in the simulated mesh", (name) => {
    const { scenario, objects, mesh } = held(name);
    for (const intent of scenario.intents.filter(({ host }) => !WITHOUT_SECRET.has(host))) {
      const demand = demandFor([{ ...intent, rate: { perSecond: 100 }, required: false }]);
      const flows = flowsOf(objects, demand).filter(
        ({ role, source }) => role === "request" && source.workload === intent.from.workload,
      );
      if (flows.length === 0 || intent.token?.valid === false) continue;
      const said = explainRequest(mesh, requestOfIntent(intent));
      expect([named(intent), explainedEnds(said)]).toEqual([named(intent), solvedEnds(flows)]);
    }
  });
});

const from = (namespace: string, workload: string): ExplainedRequest["source"] => ({ namespace, workload });

/** A GET of `/` from outside to port 8080 where nothing else is said. */
const ask = (more: Partial<ExplainedRequest>): ExplainedRequest => ({
  source: "outside",
  host: "www.example.com",
  port: 8080,
  method: "GET",
  path: "/",
  headers: {},
  claims: null,
  tls: false,
  ...more,
});

const REVIEWS = { source: from("bookinfo", "productpage-v1"), host: "reviews", port: 9080 };

/** `outcome code: destination=percent …` */
function inShort({ outcome, code, destinations }: ReturnType<typeof explainRequest>): string {
  const ends = destinations.map(({ host, subset, weight }) => {
    const [name = ""] = host.split(".");
    return `${name}${subset === undefined ? "" : `/${subset}`}=${Number(weight.toFixed(2))}`;
  });
  return [`${outcome}${code === null ? "" : ` ${code}`}`, ...ends].join(" ");
}

describe("requests that people ask about", () => {
  it.each<readonly [ScenarioName, rule: string, Partial<ExplainedRequest>, expected: string]>([
    [
      "bookinfo",
      "a tester gets v3",
      { ...REVIEWS, headers: { "end-user": "tester" } },
      "route reviews/v3=100",
    ],
    ["bookinfo", "others by weight", REVIEWS, "route reviews/v1=60 reviews/v2=30 reviews/v3=10"],
    ["bookinfo", "a path of the gateway", { path: "/productpage" }, "route productpage=100"],
    ["bookinfo", "a path that no route has", { path: "/secret" }, "noRoute 404"],
    ["bookinfo", "a port that nobody listens on", { port: 9999 }, "refused"],
    ["bookinfo", "a port the Service lacks", { ...REVIEWS, port: 1 }, "passthrough"],
    [
      "web",
      "the preview by its header",
      { headers: { "x-preview": "yes" }, port: 8443, tls: true },
      "route web/next=100",
    ],
    ["web", "everybody else by weight", { port: 8443, tls: true }, "route web/classic=80 web/next=20"],
  ])("%s: %s", (name, _rule, more, expected) => {
    expect(inShort(explainRequest(held(name).mesh, ask(more)))).toMatch(expected);
  });

  it("names the field of each route that passes a request by, what it asks for and what the request has", () => {
    const { steps } = explainRequest(
      held("bookinfo").mesh,
      ask({ ...REVIEWS, headers: { "end-user": "amy" } }),
    );
    const object = { kind: "VirtualService", namespace: "bookinfo", name: "reviews" };
    expect(steps).toContainEqual({
      object,
      path: "spec.http[0].match[0]",
      stage: "route",
      verdict: "skips",
      because: 'the header end-user is "amy", it asks for exactly "tester"',
    });
    expect(steps).toContainEqual(
      expect.objectContaining({ object, path: "spec.http[1]", stage: "route", verdict: "takes" }),
    );
  });

  it("gives the addresses of the pods behind a destination", () => {
    const said = explainRequest(
      held("bookinfo").mesh,
      ask({ ...REVIEWS, headers: { "end-user": "tester" } }),
    );
    const [destination] = said.destinations;
    expect(destination?.endpoints[0]).toMatchObject({
      namespace: "bookinfo",
      workload: "reviews-v3",
      version: "v3",
    });
    expect(destination?.endpoints[0]?.address).toMatch(/^[\d.]+:9080$/);
    expect([said.mtls, said.authorization.allowed]).toEqual([true, true]);
  });

  it("says that a workload is not known and what it is taken for", () => {
    const { steps } = explainRequest(
      held("bookinfo").mesh,
      ask({ ...REVIEWS, source: from("bookinfo", "nobody") }),
    );
    expect(steps[0]).toMatchObject({ verdict: "unknown", stage: "scope" });
    expect(steps[0]?.because).toContain("no pods of bookinfo/nobody are known");
  });
});
