import { expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../mesh/cluster-object";
import { gatewaySelects, servedAs } from "./gateway-servers";
import type { DataPlane } from "./mesh-workload";

const gateway = (hosts: readonly string[]): ReturnType<typeof specObject> =>
  specObject("Gateway.networking.istio.io", "edge/gate", { servers: [{ hosts: [...hosts] }] });

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
it.each<readonly [hosts: readonly string[], host: string, namespace: string, expected: string]>([
  [["*"], "a.b", "shop", "a.b"],
  [["*.b"], "a.b", "shop", "a.b"],
  [["a.b"], "*.b", "shop", "a.b"],
  [["A.b"], "a.b", "shop", "a.b"],
  [["*.c"], "a.b", "shop", ""],
  [["shop/*"], "a.b", "shop", "a.b"],
  [["bank/*"], "a.b", "shop", ""],
  [["*/a.b"], "a.b", "shop", "a.b"],
  [["./*"], "a.b", "shop", ""],
  [["./*"], "a.b", "edge", "a.b"],
  [["c.d", "a.b"], "a.b", "shop", "a.b"],
  [["a.b", "c.b", "x.y"], "*.b", "shop", "a.b c.b"],
  [["a.b", "*/a.b"], "a.b", "shop", "a.b"],
])("a server of %j serves %s of %s as %s", (hosts, host, namespace, expected) => {
  expect(servedAs(gateway(hosts), host, namespace).join(" ")).toBe(expected);
});

it.each<readonly [selector: JsonObject, dataPlane: DataPlane, expected: boolean]>([
  [{ istio: "gate" }, "gateway", true],
  [{ istio: "gate", x: "y" }, "gateway", false],
  [{ istio: "other" }, "gateway", false],
  [{}, "gateway", true],
  [{}, "sidecar", false],
  [{}, "waypoint", false],
])("a Gateway with the selector %j selects the %s: %s", (selector, dataPlane, expected) => {
  const object = specObject("Gateway.networking.istio.io", "edge/gate", { selector });
  expect(gatewaySelects(object, { labels: { istio: "gate" }, dataPlane })).toBe(expected);
});
