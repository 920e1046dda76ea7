import { beforeEach, describe, expect, test } from "vitest";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeClusterSource, type FakeClusterSource } from "@/lib/testing/fake-cluster-source";
import { readableObjects } from "./readable-objects";

const VIEWER = { identity: "someone", mayWrite: false };
let cluster: FakeClusterSource;
let asked: string[];
let rights: ReadonlySet<string>;

beforeEach(() => {
  cluster = fakeClusterSource(["shop", "bank"]);
  cluster.objects = [
    clusterObject("VirtualService", "shop", "cart"),
    clusterObject("VirtualService", "bank", "accounts"),
    clusterObject("VirtualService", "hidden", "secret"),
    clusterObject("GatewayClass", "", "istio"),
  ];
  asked = [];
  cluster.mayGet = (_viewer, kind, namespace) => {
    asked.push(`${kind}/${namespace}`);
    return Promise.resolve(rights.has(`${kind}/${namespace}`));
  };
});

async function names(kind: string): Promise<readonly string[]> {
  const visible = new Set(["shop", "bank"]);
  const readable = await readableObjects({ cluster }, VIEWER, [kind], visible, AbortSignal.timeout(5_000));
  return readable.list(kind).map(({ meta }) => meta.name);
}

describe("what a viewer may read of the mirror", () => {
  test("who may get a kind everywhere is asked about once, and still sees visible namespaces only", async () => {
    rights = new Set(["VirtualService/"]);
    expect(await names("VirtualService")).toEqual(["cart", "accounts"]);
    expect(asked).toEqual(["VirtualService/"]);
  });

  test("who may not is asked about namespace by namespace, of those that are visible", async () => {
    rights = new Set(["VirtualService/bank", "VirtualService/hidden"]);
    expect(await names("VirtualService")).toEqual(["accounts"]);
    expect(asked).not.toContain("VirtualService/hidden");
  });

  test("objects of no namespace need the right for the whole cluster", async () => {
    rights = new Set();
    expect(await names("GatewayClass")).toEqual([]);
    rights = new Set(["GatewayClass/"]);
    expect(await names("GatewayClass")).toEqual(["istio"]);
  });
});
