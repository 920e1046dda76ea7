import { expect, test } from "vitest";
import { ProblemError } from "../errors";
import { readServiceName } from "./read-service-name";

test("a Service is asked for by its namespace and name", () => {
  expect(readServiceName({ namespace: "shop", name: "cart" })).toEqual({ namespace: "shop", name: "cart" });
});

test.each([
  [{ name: "cart" }, "namespace"],
  [{ namespace: "shop,bank", name: "cart" }, "namespace"],
  [{ namespace: "shop" }, "name"],
  [{ namespace: "shop", name: "Cart" }, "name"],
])("%j is refused by the name of what is wrong", (names, parameter) => {
  let refused: unknown;
  try {
    readServiceName(names);
  } catch (error) {
    refused = error instanceof ProblemError && error.problem;
  }
  expect(refused).toMatchObject({ status: 400, parameter });
});
