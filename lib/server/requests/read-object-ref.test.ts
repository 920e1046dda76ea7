import { expect, test } from "vitest";
import { ProblemError } from "../errors";
import { readObjectRef } from "./read-object-ref";

function problemOf(names: Parameters<typeof readObjectRef>[0]): unknown {
  try {
    readObjectRef(names);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
  }
  return null;
}

test.each([
  [
    { kind: "VirtualService", namespace: "shop", name: "cart.v2" },
    { kind: "VirtualService", namespace: "shop", name: "cart.v2" },
  ],
  [
    { kind: "GatewayClass", namespace: "-", name: "istio" },
    { kind: "GatewayClass", namespace: "", name: "istio" },
  ],
  [
    { kind: "Namespace", namespace: "-", name: "shop" },
    { kind: "Namespace", namespace: "", name: "shop" },
  ],
  [
    { kind: "Deployment", namespace: "shop", name: "cart" },
    { kind: "Deployment", namespace: "shop", name: "cart" },
  ],
])("%j names %j", (names, ref) => {
  expect(readObjectRef(names)).toEqual(ref);
});

test.each([
  ["a kind that Meshlens does not change", { kind: "Secret", namespace: "shop", name: "key" }, 404, "kind"],
  [
    "no namespace where one is due",
    { kind: "VirtualService", namespace: "-", name: "cart" },
    400,
    "namespace",
  ],
  [
    "a namespace where none is due",
    { kind: "GatewayClass", namespace: "shop", name: "istio" },
    400,
    "namespace",
  ],
  [
    "a path out of the collection",
    { kind: "VirtualService", namespace: "shop", name: "../secrets/key" },
    400,
    "name",
  ],
  ["an endless name", { kind: "VirtualService", namespace: "shop", name: "a".repeat(254) }, 400, "name"],
])("%s is refused by name", (_, names, status, parameter) => {
  expect(problemOf(names)).toMatchObject({ status, parameter });
});
