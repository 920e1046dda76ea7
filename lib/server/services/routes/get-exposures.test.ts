import { beforeEach, expect, test } from "vitest";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { SHOP } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { getExposures } from "./get-exposures";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const ASKED = { namespaces: null, windowSeconds: 300 };
const GATEWAY = specObject("Gateway.networking.istio.io", "shop/front", {
  selector: { app: "front" },
  servers: [{ port: { number: 80, protocol: "HTTP" }, hosts: ["*"] }],
});
const ROUTE = specObject("VirtualService", "bank/tellers", {
  hosts: ["bank.example"],
  gateways: ["shop/front"],
  http: [
    {
      match: [{ uri: { prefix: "/vault" }, headers: { "x-hushed": { exact: "yes" } } }],
      route: [{ destination: { host: "till" } }],
    },
  ],
});

let backend: FakeBackend;
beforeEach(() => {
  backend = fakeBackend(["shop", "bank", "istio-system"]);
  backend.cluster.objects = [...SHOP, GATEWAY, ROUTE];
});

test("exposures name their route and what it asks of requests", async () => {
  const { exposures } = (await getExposures(backend, VIEWER, ASKED, signal)).body();
  expect(exposures).toMatchObject([
    {
      route: { namespace: "bank", name: "tellers" },
      destinations: ["till.bank.svc.cluster.local"],
      example: { url: "http://bank.example/vault", headers: { "x-hushed": "yes" } },
    },
  ]);
});

test("exposures tell nothing of a route that the viewer may not read, but that they are open", async () => {
  backend.cluster.access = { process: { state: "known", namespaces: ["shop"], how: "list" } };
  const { exposures } = (await getExposures(backend, VIEWER, ASKED, signal)).body();
  expect(exposures).toMatchObject([
    {
      route: null,
      routePath: "",
      condition: "",
      destinations: [],
      example: { url: "http://bank.example/", method: "GET", headers: {} },
    },
  ]);
  expect(JSON.stringify(exposures)).not.toMatch(/vault|hushed|till/);
});
