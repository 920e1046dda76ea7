import { Agent, fetch } from "undici";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse } from "yaml";
import { type Mesh, startMesh } from "./start-mesh";
import { bookinfo } from "./world/scenarios/bookinfo/bookinfo";
import { objectsIn } from "./world/read-json";
import { readPath } from "./json/read-path";
import { isObject } from "./world/read-json";

let mesh: Mesh;
let now: number;
let agent: Agent;

beforeEach(async () => {
  now = Date.parse("2026-01-02T00:00:00Z");
  mesh = await startMesh({
    scenarios: [bookinfo()],
    kubePort: 0,
    prometheusPort: 0,
    controlPort: 0,
    faults: [],
    clock: { now: () => now },
    onProblem: (problem) => expect.unreachable(problem),
  });
  const config: unknown = parse(mesh.kubeconfig);
  const cluster = isObject(config) ? objectsIn(config["clusters"])[0] : undefined;
  const ca = readPath(cluster, "cluster.certificate-authority-data");
  agent = new Agent({ connect: { ca: Buffer.from(typeof ca === "string" ? ca : "", "base64") } });
});

afterEach(async () => {
  await agent.close();
  await mesh.close();
});

const reviewsShare = (version: string): number => {
  const flows = mesh.traffic
    .flows()
    .filter(({ destination }) => destination?.workload.startsWith("reviews-"));
  const rate = (some: typeof flows): number => some.reduce((sum, flow) => sum + flow.perSecond, 0);
  return (
    rate(flows.filter(({ destination }) => destination?.workload === `reviews-${version}`)) / rate(flows)
  );
};

it("moves the traffic when a VirtualService's weights are patched", async () => {
  expect(reviewsShare("v1")).toBeCloseTo(0.6, 2);
  const url = `${mesh.kubeUrl}/apis/networking.istio.io/v1/namespaces/bookinfo/virtualservices/reviews`;
  const weight = (route: number, value: number): unknown => ({
    op: "replace",
    path: `/spec/http/1/route/${route}/weight`,
    value,
  });
  const { status } = await fetch(url, {
    method: "PATCH",
    dispatcher: agent,
    headers: { authorization: "Bearer demo-admin", "content-type": "application/json-patch+json" },
    body: JSON.stringify([weight(0, 10), weight(2, 60)]),
  });
  expect(status).toBe(200);
  expect(reviewsShare("v1")).toBeCloseTo(0.1, 2);
  expect(reviewsShare("v3")).toBeCloseTo(0.6, 2);
});

it("begins in a namespace that exists, of objects that are a day old and more", () => {
  const config: unknown = parse(mesh.kubeconfig);
  const contexts = isObject(config) ? objectsIn(config["contexts"]) : [];
  const namespaces = mesh.store.all().filter(({ kind }) => kind === "Namespace");
  for (const context of contexts)
    expect(namespaces.map(({ metadata }) => metadata.name)).toContain(readPath(context, "context.namespace"));
  for (const { metadata } of mesh.store.all())
    expect(now - Date.parse(metadata.creationTimestamp ?? "")).toBeGreaterThanOrEqual(26 * 3_600_000);
});

it("rejects where a port is taken", async () => {
  const taken = Number(new URL(mesh.prometheusUrl).port);
  const options = {
    scenarios: [bookinfo()],
    kubePort: 0,
    prometheusPort: taken,
    controlPort: 0,
    faults: [],
    clock: { now: () => now },
    onProblem: (problem: string) => expect.unreachable(problem),
  };
  await expect(startMesh(options)).rejects.toThrow(/EADDRINUSE/);
});

it("refuses connections while a fault takes a server down, and answers again after", async () => {
  const ask = (): Promise<number> => fetch(`${mesh.prometheusUrl}/-/ready`).then(({ status }) => status);
  const post = { method: "POST", body: '{"fault": "prometheus:down"}' };
  expect((await fetch(`${mesh.controlUrl}/faults`, post)).status).toBe(201);
  await expect(ask()).rejects.toThrow("fetch failed");
  await fetch(`${mesh.controlUrl}/faults`, { method: "DELETE" });
  await expect.poll(ask).toBe(200);
});

it("sets one server's clock wrong and no other's", async () => {
  await fetch(`${mesh.controlUrl}/faults`, { method: "POST", body: '{"fault": "prometheus:skew=3600000"}' });
  const answer: unknown = await (await fetch(`${mesh.prometheusUrl}/api/v1/query?query=time()`)).json();
  expect(JSON.stringify(answer)).toContain(`"result":[${now / 1_000 + 3_600},`);
});

it("serves Kubernetes under its own certificate authority and Prometheus beside it", async () => {
  const version = await fetch(`${mesh.kubeUrl}/version`, {
    dispatcher: agent,
    headers: { authorization: "Bearer bookinfo-viewer" },
  });
  expect(version.status).toBe(200);
  expect((await fetch(`${mesh.prometheusUrl}/-/ready`)).status).toBe(200);
  await expect(fetch(`${mesh.kubeUrl}/version`)).rejects.toThrow();
});
