import { expect, it } from "vitest";
import { graphNode } from "@/lib/testing/graph-parts";
import { mtlsEntry } from "@/lib/testing/mtls-entry";
import { namespaceMtls, nodeMtls } from "./mtls-facts";

const SCOPE = {
  name: "shop",
  configured: "STRICT",
  decidedBy: null,
  level: "mesh",
  observedPercent: 50,
  requestsPerSecond: 1,
  workloads: 1,
  exceptions: 0,
} as const;
const ENTRIES = [
  mtlsEntry({ workload: "web-v1", port: 80, configured: "DISABLE" }),
  mtlsEntry({ workload: "web-v1", configured: "STRICT", level: "workload" }),
  mtlsEntry({ workload: "web-v2" }),
  mtlsEntry({ workload: "old", dataPlane: "none" }),
];
const KNOWN = ["v1", "v2"].map((version) => ({
  namespace: "shop",
  workload: `web-${version}`,
  app: "web",
  version,
}));
const node = (over: Partial<Parameters<typeof graphNode>[0]>): ReturnType<typeof graphNode> =>
  graphNode({ id: "n", namespace: "shop", ...over });

it("finds the workload of a node, not one of its ports", () => {
  expect(nodeMtls({ entries: ENTRIES }, node({ type: "workload", workload: "web-v1" }), KNOWN)).toMatchObject(
    {
      modes: ["STRICT"],
      decided: { level: "workload" },
      enforced: true,
      search: "text=shop%2Fweb-v1&open=shop%2Fweb-v1",
    },
  );
});

it("finds the workloads of a version, and of an app", () => {
  const version = node({ type: "versionedApp", app: "web", version: "v2" });
  expect(nodeMtls({ entries: ENTRIES }, version, KNOWN)).toMatchObject({ modes: ["PERMISSIVE"] });
  expect(nodeMtls({ entries: ENTRIES }, node({ type: "app", app: "web" }), KNOWN)).toMatchObject({
    modes: ["STRICT", "PERMISSIVE"],
    decided: null,
    search: "text=shop%2Fweb&open=shop%2Fweb-v1",
  });
});

it("names an object as deciding for an app only where it decides for all of its workloads", () => {
  const own = (name: string): ReturnType<typeof mtlsEntry> =>
    mtlsEntry({
      workload: name,
      configured: "STRICT",
      level: "workload",
      decidedBy: { kind: "PeerAuthentication", namespace: "shop", name },
    });
  const app = node({ type: "app", app: "web" });
  expect(nodeMtls({ entries: [own("web-v1"), own("web-v2")] }, app, KNOWN)).toMatchObject({
    modes: ["STRICT"],
    decided: null,
  });
  const both = { ...own("web-v1"), workload: "web-v2" };
  expect(nodeMtls({ entries: [own("web-v1"), both] }, app, KNOWN)?.decided?.decidedBy?.name).toBe("web-v1");
});

it("says that nothing holds to it where there is no proxy", () => {
  expect(nodeMtls({ entries: ENTRIES }, node({ type: "workload", workload: "old" }), KNOWN)).toMatchObject({
    enforced: false,
  });
});

it.each([
  ["a service", node({ type: "service", name: "web" })],
  ["another namespace", node({ type: "workload", namespace: "bank", workload: "web-v1" })],
  ["an app nobody knows", node({ type: "app", app: "none" })],
])("knows nothing of %s", (_, of) => {
  expect(nodeMtls({ entries: ENTRIES }, of, KNOWN)).toBeNull();
});

it("knows nothing before the answer", () => {
  expect(nodeMtls(undefined, node({ type: "workload", workload: "web-v1" }), KNOWN)).toBeNull();
  expect(namespaceMtls(undefined, "shop")).toBeNull();
});

it("finds a namespace", () => {
  expect(namespaceMtls({ namespaces: [SCOPE] }, "shop")).toMatchObject({
    modes: ["STRICT"],
    decided: { level: "mesh" },
    observedPercent: 50,
    search: "open=shop",
  });
  expect(namespaceMtls({ namespaces: [SCOPE] }, "bank")).toBeNull();
});
