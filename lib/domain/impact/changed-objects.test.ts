import { expect, it } from "vitest";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject } from "../mesh/cluster-object";
import { changedObjects } from "./changed-objects";

const rule = (name: string, host: string, meta = {}): ClusterObject =>
  specObject("DestinationRule", `shop/${name}`, { host }, meta);
const changed = (before: readonly ClusterObject[], after: readonly ClusterObject[]): readonly string[] =>
  changedObjects(snapshotOfObjects(before), snapshotOfObjects(after)).map((one) => {
    const existing = one.after ? "changed" : "deleted";
    const action = one.before ? existing : "created";
    return `${action} ${one.kind} ${(one.after ?? one.before)?.meta.name ?? ""}`;
  });

it.each<
  readonly [
    rule: string,
    before: readonly ClusterObject[],
    after: readonly ClusterObject[],
    expected: readonly string[],
  ]
>([
  ["created", [], [rule("a", "x")], ["created DestinationRule a"]],
  ["deleted", [rule("a", "x")], [], ["deleted DestinationRule a"]],
  [
    "changed",
    [rule("a", "x"), rule("b", "x")],
    [rule("a", "y"), rule("b", "x")],
    ["changed DestinationRule a"],
  ],
  [
    "with other annotations",
    [rule("a", "x")],
    [rule("a", "x", { annotations: { k: "v" } })],
    ["changed DestinationRule a"],
  ],
  ["with another status only", [rule("a", "x")], [rule("a", "x", { status: { observedGeneration: 2 } })], []],
  [
    "in the order of names",
    [],
    [rule("b", "x"), rule("a", "x")],
    ["created DestinationRule a", "created DestinationRule b"],
  ],
  ["of no configuration kind", [], [specObject("Service", "shop/a", {})], []],
])("finds objects %s", (_rule, before, after, expected) => {
  expect(changed(before, after)).toEqual(expected);
});
