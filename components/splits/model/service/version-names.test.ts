import { expect, test } from "vitest";
import { versionNames } from "./version-names";

const version = (workload: string, name: string, namespace = "shop") => ({
  namespace,
  workload,
  version: name,
});

test.each([
  [
    [version("a-v1", "v1"), version("a-v2", "v2")],
    ["v1", "v2"],
  ],
  [
    [version("a", ""), version("b", "v1")],
    ["a", "v1"],
  ],
  [
    [version("a", "v1"), version("b", "v1")],
    ["a", "b"],
  ],
  [
    [version("a", "v1"), version("a", "v1", "lab")],
    ["a.shop", "a.lab"],
  ],
])("versions are called by what tells them apart", (versions, names) => {
  expect(versionNames(versions)).toEqual(names);
});
