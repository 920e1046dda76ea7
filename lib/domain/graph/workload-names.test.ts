import { describe, expect, it } from "vitest";
import { graphContext } from "@/lib/testing/graph-context";
import { endKey, type FlowEnd } from "./flow";
import { workloadNames } from "./workload-names";

const known = { reports: true, runningSince: 0, healthAnnotation: "" };
const context = graphContext({
  workloads: [{ namespace: "bookinfo", workload: "reviews-v1", app: "reviews", version: "v1", ...known }],
});

function end(changes: Partial<FlowEnd>): FlowEnd {
  const names = {
    cluster: "Kubernetes",
    namespace: "bookinfo",
    workload: "reviews-v1",
    app: "",
    version: "",
  };
  const whole = { ...names, ...changes };
  return { ...whole, key: endKey(whole) };
}

describe("workloadNames", () => {
  it.each<[string, Partial<FlowEnd>, string, string]>([
    ["as the cluster's objects do where telemetry does not", {}, "reviews", "v1"],
    ["as telemetry does where it does", { app: "renamed", version: "v9" }, "renamed", "v9"],
    ["the app by telemetry and the version by the objects", { app: "renamed" }, "renamed", "v1"],
    ["the version by telemetry and the app by the objects", { version: "v9" }, "reviews", "v9"],
    ["not by a workload of the same name in another cluster", { cluster: "west" }, "", ""],
    ["not by a workload of the same name in another namespace", { namespace: "other" }, "", ""],
    ["not at all where nothing names them", { workload: "ratings-v1" }, "", ""],
  ])("names %s", (_, changes, app, version) => {
    expect(workloadNames(context)(end(changes))).toMatchObject({ app, version });
  });
});
