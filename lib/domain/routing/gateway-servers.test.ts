import { expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import type { JsonObject } from "../mesh/cluster-object";
import { gatewaySelects, serversFor } from "./gateway-servers";
import type { DataPlane } from "./mesh-workload";

const gateway = (hosts: readonly string[]): ReturnType<typeof specObject> =>
  specObject("Gateway.networking.istio.io", "edge/gate", { servers: [{ hosts: [...hosts] }] });

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
it.each<readonly [hosts: readonly string[], host: string, namespace: string, expected: string | null]>([
  [["*"], "a.b", "shop", "a.b"],
  [["*.b"], "a.b", "shop", "a.b"],
  [["a.b"], "*.b", "shop", "a.b"],
  [["A.b"], "a.b", "shop", "a.b"],
  [["*.c"], "a.b", "shop", null],
  [["shop/*"], "a.b", "shop", "a.b"],
  [["bank/*"], "a.b", "shop", null],
  [["*/a.b"], "a.b", "shop", "a.b"],
  [["./*"], "a.b", "shop", null],
  [["./*"], "a.b", "edge", "a.b"],
  [["c.d", "a.b"], "a.b", "shop", "a.b"],
])("a server of %j serves %s of %s as %s", (hosts, host, namespace, expected) => {
  const found = serversFor(gateway(hosts), host, namespace);
  expect(found.map(({ domain }) => domain)).toEqual(expected === null ? [] : [expected]);
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
