import { describe, expect, test } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { KINDS } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ObjectChange } from "@/lib/ports/cluster-source";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeClusterSource, type FakeClusterSource } from "@/lib/testing/fake-cluster-source";
import { createLiveChecks, type LiveChecks } from "./live-checks";

const ROUTE: ObjectRef = { kind: "VirtualService", namespace: "shop", name: "cart" };
const SETTINGS = { istioNamespace: "istio-system", ignoredCodes: [] };

function route(host: string): ClusterObject {
  const data = { spec: { hosts: [host], http: [{ route: [{ destination: { host } }] }] } };
  return {
    ...clusterObject("VirtualService", "shop", "cart", { data }),
    apiVersion: "networking.istio.io/v1",
  };
}
const service = clusterObject("Service", "shop", "cart", {
  data: { spec: { ports: [{ port: 80, name: "http" }] } },
});

interface Live {
  readonly cluster: FakeClusterSource;
  readonly checks: LiveChecks;
  change(kindKey: string, before: ClusterObject | undefined, after: ClusterObject | undefined): void;
}

function live(...objects: readonly ClusterObject[]): Live {
  const cluster = fakeClusterSource(["shop"]);
  const listeners = new Set<(changes: readonly ObjectChange[]) => void>();
  cluster.onChange = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  cluster.objects = objects;
  cluster.kinds = KINDS.map(({ key }) => ({
    kind: key,
    namespace: null,
    objects: 0,
    state: "live",
    since: 0,
  }));
  const checks = createLiveChecks(cluster, SETTINGS);
  return {
    cluster,
    checks,
    change(kindKey, before, after) {
      cluster.objects = [...cluster.objects.filter((object) => object !== before), ...(after ? [after] : [])];
      for (const listener of listeners) listener([{ kindKey, before, after, found: false }]);
    },
  };
}

const codes = ({ checks }: Live): readonly string[] =>
  checks
    .current()
    .findingsOf(ROUTE)
    .map(({ code }) => code);

describe("live checks", () => {
  test("follow what is created, changed and deleted", () => {
    const mesh = live(service, route("cart"));
    expect(codes(mesh)).not.toContain("KIA1101");
    mesh.change("Service", service, undefined);
    expect(codes(mesh)).toContain("KIA1101");
    mesh.change("Service", undefined, service);
    expect(codes(mesh)).not.toContain("KIA1101");
  });

  test("are not made again while nothing changes", () => {
    const mesh = live(service, route("cart"));
    expect(mesh.checks.current()).toBe(mesh.checks.current());
  });

  test("start afresh when a kind is no longer followed: what cannot be known is not called missing", () => {
    const mesh = live(route("cart"));
    expect(codes(mesh)).toContain("KIA1101");
    mesh.cluster.kinds = mesh.cluster.kinds.filter(({ kind }) => kind !== "Service");
    expect(codes(mesh)).not.toContain("KIA1101");
  });
});
