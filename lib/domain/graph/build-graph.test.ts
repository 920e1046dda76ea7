import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { graphOfRows as graph } from "@/lib/testing/graph-of-rows";
import { row } from "@/lib/testing/telemetry-row";
import type { Graph } from "./graph";
import type { GraphOptions } from "./graph-options";

const noWorkload = {
  destinationNamespace: "",
  destinationWorkload: "",
  destinationApp: "",
  destinationVersion: "",
  destinationCluster: "",
};
/** Edges as "source>target:protocol rate", without the cluster. */
function drawn({ edges }: Graph): string[] {
  return edges.map(({ id, requestsPerSecond }) => `${id.replaceAll("/Kubernetes", "")} ${requestsPerSecond}`);
}

const onlyTarget = (rows: Parameters<typeof graph>[0]): string | undefined => graph(rows).edges[0]?.target;

describe("projections", () => {
  const mesh = [
    row({
      sourceWorkload: "gateway",
      sourceApp: "gateway",
      sourceVersion: "latest",
      value: 3,
      destinationWorkload: "productpage-v1",
      destinationApp: "productpage",
      destinationService: "productpage",
    }),
    row({ value: 2 }),
    row({ value: 1, destinationWorkload: "reviews-v2", destinationVersion: "v2" }),
  ];

  it.each<[string, Partial<GraphOptions>, string[]]>([
    [
      "a workload graph",
      {},
      [
        "workload/bookinfo/gateway>workload/bookinfo/productpage-v1:http 3",
        "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v1:http 2",
        "workload/bookinfo/productpage-v1>workload/bookinfo/reviews-v2:http 1",
      ],
    ],
    [
      "an app graph, which adds versions up",
      { type: "app" },
      [
        "app/bookinfo/gateway>app/bookinfo/productpage:http 3",
        "app/bookinfo/productpage>app/bookinfo/reviews:http 3",
      ],
    ],
    [
      "a versioned app graph",
      { type: "versionedApp" },
      [
        "versionedApp/bookinfo/gateway/latest>versionedApp/bookinfo/productpage/v1:http 3",
        "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v1:http 2",
        "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v2:http 1",
      ],
    ],
    [
      "a service graph, in which a caller is the service that reaches it and stays a workload where none does",
      { type: "service" },
      [
        "service/bookinfo/productpage>service/bookinfo/reviews:http 3",
        "workload/bookinfo/gateway>service/bookinfo/productpage:http 3",
      ],
    ],
    [
      "an app graph with service nodes",
      { type: "app", serviceNodes: true },
      [
        "app/bookinfo/gateway>service/bookinfo/productpage:http 3",
        "app/bookinfo/productpage>service/bookinfo/reviews:http 3",
        "service/bookinfo/productpage>app/bookinfo/productpage:http 3",
        "service/bookinfo/reviews>app/bookinfo/reviews:http 3",
      ],
    ],
  ])("make %s", (_, options, expected) => {
    expect(drawn(graph(mesh, options))).toEqual(expected);
  });

  const apiCall = { destinationWorkload: "productpage-v1", destinationApp: "productpage" };
  it.each<[string, string[], string]>([
    ["the canonical one among several services", ["productpage", "frontend"], "service/bookinfo/productpage"],
    ["the only service, whatever its name", ["frontend"], "service/bookinfo/frontend"],
    [
      "itself where several services reach it and none is canonical",
      ["a", "b"],
      "workload/bookinfo/productpage-v1",
    ],
    ["itself where it is called by pod address only", [""], "workload/bookinfo/productpage-v1"],
  ])("show a caller in the service graph as %s, never twice", (_, services, source) => {
    const calls = services.map((destinationService) =>
      row({
        sourceWorkload: "gateway",
        ...apiCall,
        destinationService,
        destinationServiceNamespace: destinationService && "bookinfo",
      }),
    );
    const sources = drawn(graph([...calls, row({ value: 8 })], { type: "service" }));
    expect(sources.filter((edge) => edge.endsWith(" 8"))).toEqual([
      `${source}>service/bookinfo/reviews:http 8`,
    ]);
  });

  it("fall back to the app without a version, and to the workload without an app", () => {
    const nameless = row({ sourceVersion: "", destinationApp: "", destinationVersion: "" });
    expect(drawn(graph([nameless], { type: "versionedApp" }))).toEqual([
      "app/bookinfo/productpage>workload/bookinfo/reviews-v1:http 1",
    ]);
  });

  it("take names that telemetry does not know from the cluster's objects, and only those", () => {
    const known = { reports: true, runningSince: 0, healthAnnotation: "" };
    const workloads = [
      { namespace: "bookinfo", workload: "reviews-v1", app: "reviews", version: "v1", ...known },
      { namespace: "bookinfo", workload: "productpage-v1", app: "other", version: "v9", ...known },
    ];
    const rows = [row({ destinationApp: "", destinationVersion: "" })];
    expect(drawn(graph(rows, { type: "versionedApp" }, { context: graphContext({ workloads }) }))).toEqual([
      "versionedApp/bookinfo/productpage/v1>versionedApp/bookinfo/reviews/v1:http 1",
    ]);
  });

  it("keep equally named workloads of two clusters apart", () => {
    const rows = [row(), row({ destinationCluster: "west" })];
    expect(graph(rows).nodes.map((node) => node.cluster)).toEqual(["Kubernetes", "Kubernetes", "west"]);
  });

  it("encode names, so that no name can look like two parts of an id", () => {
    const target = onlyTarget([
      row({ ...noWorkload, destinationService: "a/b", destinationServiceNamespace: "" }),
    ]);
    expect(target).toBe("external/Kubernetes/a%2Fb");
  });

  it("keep only flows with an end or service in the namespaces asked for", () => {
    const elsewhere = row({
      sourceNamespace: "x",
      destinationNamespace: "y",
      destinationServiceNamespace: "z",
    });
    for (const namespace of ["x", "y", "z"])
      expect(graph([row(), elsewhere], {}, { namespaces: [namespace] }).edges).toHaveLength(1);
    expect(graph([row(), elsewhere], {}, { namespaces: ["none"] })).toMatchObject({ nodes: [], edges: [] });
  });
});
