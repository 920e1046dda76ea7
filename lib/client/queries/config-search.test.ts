import { expect, test } from "vitest";
import { configSearch } from "./config-search";

test("equal requests are equal texts: order and repetition of namespaces do not matter", () => {
  expect(configSearch(["b", "a", "b"])).toBe(configSearch(["a", "b"]));
  expect(configSearch(["b", "a"])).toBe("?namespaces=a%2Cb");
});

test("nothing asked for is no query string, and zero is a value", () => {
  expect(configSearch([], { text: "", before: null })).toBe("");
  expect(configSearch([], { before: 0 })).toBe("?before=0");
});

test("what a person types cannot add parameters", () => {
  expect(configSearch([], { text: "a&namespaces=kube-system" })).toBe("?text=a%26namespaces%3Dkube-system");
});
