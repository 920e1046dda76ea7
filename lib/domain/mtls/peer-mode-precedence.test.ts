import { describe, expect, it } from "vitest";
import { peerMode } from "@/lib/demo/traffic/security/peer-mode";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { objectsView } from "@/lib/demo/world/objects-view";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { demoConfig, demoPod } from "@/lib/testing/demo-objects";
import { workloadIndex } from "../routing/workload-index";
import { peerModes } from "./peer-mode";

const SAID = ["none", "UNSET", "STRICT", "PERMISSIVE", "DISABLE"] as const;
type Said = (typeof SAID)[number];
type Row = readonly [mesh: Said, namespace: Said, workload: Said, port: Said];

const ROWS: readonly Row[] = SAID.flatMap((mesh) =>
  SAID.flatMap((namespace) =>
    SAID.flatMap((workload) => SAID.map((port): Row => [mesh, namespace, workload, port])),
  ),
);

const PORT = 9090;
const POD = demoPod({ workload: "web", ports: [8080, PORT] });
const mtlsOf = (said: Said): JsonObject => (said === "none" ? {} : { mtls: { mode: said } });
const policy = (path: string, spec: JsonObject): K8sObject => demoConfig("PeerAuthentication", path, spec);

function objectsOf([mesh, namespace, workload, port]: Row): readonly K8sObject[] {
  const hasOwn = workload !== "none" || port !== "none";
  return [
    POD,
    ...(mesh === "none" ? [] : [policy("istio-system/default", mtlsOf(mesh))]),
    ...(namespace === "none" ? [] : [policy("shop/default", mtlsOf(namespace))]),
    ...(hasOwn
      ? [
          policy("shop/web", {
            selector: { matchLabels: { app: "web" } },
            ...mtlsOf(workload),
            ...(port !== "none" && { portLevelMtls: { [PORT]: { mode: port } } }),
          }),
        ]
      : []),
  ];
}

/** The last level, from the mesh inwards, that says anything; PERMISSIVE where none does. */
function expectedOf(row: Row): string {
  const levels = ["mesh", "namespace", "workload", "port"];
  let told = "PERMISSIVE default";
  for (const [index, said] of row.entries())
    if (said !== "none" && said !== "UNSET") told = `${said} ${levels[index] ?? ""}`;
  return told;
}

function snapshotOf(objects: readonly K8sObject[]): ReturnType<typeof snapshotOfObjects> {
  return snapshotOfObjects(
    objects.map(({ metadata, ...rest }) => {
      const read = asClusterObject({ ...rest, metadata: { ...metadata } });
      if (!read.ok) throw new Error(read.message);
      return read.object;
    }),
  );
}

/** https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
describe("precedence of mesh, namespace, workload and port", () => {
  it("has every combination", () => {
    expect(new Set(ROWS.map(String)).size).toBe(625);
  });

  it.each(ROWS)("mesh %s, namespace %s, workload %s, port %s", (...row) => {
    const objects = objectsOf(row);
    const snapshot = snapshotOf(objects);
    const workload = workloadIndex(snapshot).get("shop", "web");
    if (!workload) throw new Error("the workload is not read");
    const modes = peerModes(snapshot, "istio-system");
    const atPort = modes.of(workload, PORT);
    const elsewhere = modes.of(workload, null);
    const withoutPort: Row = [row[0], row[1], row[2], "none"];
    expect(`${atPort.mode} ${atPort.level}`).toBe(expectedOf(row));
    expect(`${elsewhere.mode} ${elsewhere.level}`).toBe(expectedOf(withoutPort));
    const whole = modes.ofNamespace("shop");
    expect(`${whole.mode} ${whole.level}`).toBe(expectedOf([row[0], row[1], "none", "none"]));

    const world = meshWorld(objectsView(objects));
    const [group] = world.groupsOf("shop", "web");
    if (!group) throw new Error("no pods");
    expect(peerMode(world, group, PORT)).toBe(atPort.mode);
    expect(peerMode(world, group, 8080)).toBe(elsewhere.mode);
  });
});
