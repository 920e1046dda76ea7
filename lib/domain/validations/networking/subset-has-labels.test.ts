import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { subsetHasLabels } from "./subset-has-labels";

const rule = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("DestinationRule", path, { host, ...more });

describe("a subset without labels", () => {
  const bare = { name: "all" };
  const labelled = { name: "v1", labels: { version: "v1" } };
  it.each<[string, readonly JsonObject[], readonly string[]]>([
    ["alone", [bare], ["KIA0209 warning spec.subsets[0]"]],
    ["beside one that has some", [labelled, bare], ["KIA0209 info spec.subsets[1]"]],
    ["with an empty map", [{ name: "all", labels: {} }], ["KIA0209 warning spec.subsets[0]"]],
    ["that there is not", [labelled], []],
  ])("%s", (_case, list, expected) => {
    expect(foundBy(subsetHasLabels, rule("shop/a", "cart", { subsets: list }))).toEqual(expected);
  });
});
