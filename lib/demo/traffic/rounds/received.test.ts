import { describe, expect, it } from "vitest";
import { demoPod } from "@/lib/testing/demo-objects";
import { objectsView } from "../../world/objects-view";
import { meshWorld } from "../registry/mesh-world";
import type { Arrival } from "../send/sent";
import { receivedBy, receiverKey } from "./received";

const world = meshWorld(
  objectsView([
    demoPod({ workload: "web" }),
    demoPod({ workload: "api" }),
    demoPod({ workload: "api", index: 1, dataPlane: "none" }),
  ]),
);
function arrival(
  workload: string,
  headers: Readonly<Record<string, string>>,
  perSecond: number,
  group = 0,
): Arrival {
  const at = world.groupsOf("shop", workload)[group]?.end;
  if (!at) throw new Error(`no pods of ${workload}`);
  const call = { host: workload, port: 80, protocol: "http", method: "GET", path: "/", token: null } as const;
  return { at, perSecond, call: { ...call, headers: new Map(Object.entries(headers)) } };
}
const told = (arrivals: readonly Arrival[], names: readonly string[]): readonly string[] =>
  [...receivedBy(arrivals, names)].flatMap(([key, all]) =>
    all.map(
      ({ headers, perSecond }) =>
        `${key.split("\u0001").slice(1, 2).join("")}/${key.split("\u0001").at(-1)} {${[...headers].map((pair) => pair.join(":")).join(",")}} ${perSecond}`,
    ),
  );

describe("receivedBy", () => {
  it("sums what arrives at a workload, whoever sent it", () => {
    expect(told([arrival("web", {}, 2), arrival("web", {}, 3)], [])).toEqual(["web/sidecar {} 5"]);
  });

  it("keeps requests apart by the headers that matter, and only by those", () => {
    const arrivals = [
      arrival("web", { "end-user": "jason", "x-request-id": "1" }, 2),
      arrival("web", { "end-user": "jason", "x-request-id": "2" }, 1),
      arrival("web", {}, 4),
    ];
    expect(told(arrivals, ["end-user"])).toEqual(["web/sidecar {end-user:jason} 3", "web/sidecar {} 4"]);
  });

  it("keeps pods of one workload apart that differ in their data plane", () => {
    const arrivals = [arrival("api", {}, 2, 0), arrival("api", {}, 3, 1)];
    expect(told(arrivals, [])).toEqual(["api/sidecar {} 2", "api/none {} 3"]);
  });

  it("knows a receiver by its end", () => {
    const end = world.groupsOf("shop", "web")[0]?.end;
    if (!end) throw new Error("no pods");
    expect(receivedBy([arrival("web", {}, 1)], []).has(receiverKey({ ...end, pods: [] }))).toBe(true);
  });
});
