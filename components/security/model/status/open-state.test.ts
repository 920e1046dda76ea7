import { expect, it } from "vitest";
import { openState } from "./open-state";

const NO = { text: "", mode: [], only: [] };
const FEW = ["a", "b"];
const MANY = ["a", "b", "c", "d"];

it("opens few namespaces at once, many on demand, and workloads never by itself", () => {
  expect(openState({ ...NO, open: [] }, FEW).isOpen("a")).toBe(true);
  expect(openState({ ...NO, open: [] }, MANY).isOpen("a")).toBe(false);
  expect(openState({ ...NO, open: [] }, FEW).isOpen("a/web")).toBe(false);
});

it("opens what a filter found, and what was opened before stays open", () => {
  expect(openState({ ...NO, open: [], text: "x" }, MANY).isOpen("a")).toBe(true);
  expect(openState({ ...NO, open: ["a"], text: "x" }, MANY).isOpen("a")).toBe(true);
});

it.each([
  [FEW, [], "a", ["-a"]],
  [FEW, ["-a"], "a", []],
  [FEW, [], "a/web", ["a/web"]],
  [FEW, ["a/web"], "a/web", []],
  [MANY, [], "a", ["a"]],
  [MANY, ["a", "a/web"], "a", ["a/web"]],
])("among %j with %j kept, turning %s keeps %j", (namespaces, open, key, expected) => {
  const after = openState({ ...NO, open }, namespaces).after(key);
  expect(after).toEqual(expected);
  const was = openState({ ...NO, open }, namespaces).isOpen(key);
  expect(openState({ ...NO, open: after }, namespaces).isOpen(key)).toBe(!was);
});

it.each([
  [FEW, ["-a", "b/web"]],
  [FEW, []],
  [MANY, []],
  [MANY, ["a"]],
])("opens all of %j with %j kept, then closes all", (namespaces, open) => {
  const first = openState({ ...NO, open }, namespaces);
  const then = openState({ ...NO, open: first.afterAll() }, namespaces);
  expect(namespaces.map(then.isOpen)).toEqual(namespaces.map(() => !first.all));
  const back = openState({ ...NO, open: then.afterAll() }, namespaces);
  expect(back.all).toBe(!then.all);
});
