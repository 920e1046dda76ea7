import { describe, expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { mergeDelegate } from "./merge-delegate";

const uri = (kind: string, text: string): JsonObject => ({ uri: { [kind]: text } });
const matches = (...match: readonly JsonObject[]): JsonObject => ({ match });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
describe("mergeDelegate", () => {
  it.each<
    readonly [rule: string, root: JsonObject, leaf: JsonObject, expected: readonly JsonObject[] | null]
  >([
    ["takes the root's matches where it has none", matches(uri("prefix", "/a")), {}, [uri("prefix", "/a")]],
    ["keeps its own where the root has none", {}, matches(uri("prefix", "/a")), [uri("prefix", "/a")]],
    [
      "narrows a prefix",
      matches(uri("prefix", "/a")),
      matches(uri("prefix", "/a/b")),
      [uri("prefix", "/a/b")],
    ],
    [
      "narrows a prefix to one path",
      matches(uri("prefix", "/a")),
      matches(uri("exact", "/a/b")),
      [uri("exact", "/a/b")],
    ],
    ["is left out beyond the prefix", matches(uri("prefix", "/a")), matches(uri("prefix", "/b")), null],
    ["is left out beyond one path", matches(uri("exact", "/a")), matches(uri("exact", "/b")), null],
    [
      "is left out where the root takes one path and it a prefix",
      matches(uri("exact", "/a")),
      matches(uri("prefix", "/a")),
      null,
    ],
    [
      "is left out with an expression of the same field",
      matches(uri("prefix", "/a")),
      matches(uri("regex", "/a.*")),
      null,
    ],
    [
      "asks what both ask",
      matches({ ...uri("prefix", "/a"), headers: { x: { exact: "1" } } }),
      matches({ headers: { y: { exact: "2" } } }),
      [{ uri: { prefix: "/a" }, headers: { x: { exact: "1" }, y: { exact: "2" } } }],
    ],
    [
      "is left out where a header contradicts",
      matches({ headers: { x: { exact: "1" } } }),
      matches({ headers: { x: { exact: "2" } } }),
      null,
    ],
    [
      "is left out where only one of the two ignores the case of the path",
      matches({ ...uri("prefix", "/a"), ignoreUriCase: true }),
      matches(uri("prefix", "/a/b")),
      null,
    ],
    ["is left out where the port contradicts", matches({ port: 80 }), matches({ port: 81 }), null],
    [
      "takes any of the root's that it is within",
      matches(uri("prefix", "/a"), uri("prefix", "/b")),
      matches(uri("prefix", "/b/c")),
      [uri("prefix", "/b/c")],
    ],
  ])("%s", (_rule, root, leaf, expected) => {
    const merged = mergeDelegate(root, leaf);
    expect(expected === null ? merged : merged?.["match"]).toEqual(expected);
  });

  it("inherits what it does not say itself", () => {
    const root = { timeout: "5s", retries: { attempts: 3 }, delegate: { name: "x" }, name: "root" };
    expect(mergeDelegate(root, { timeout: "1s", route: [] })).toEqual({
      timeout: "1s",
      retries: { attempts: 3 },
      route: [],
    });
  });
});
