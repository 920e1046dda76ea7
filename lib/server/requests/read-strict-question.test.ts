import { describe, expect, it } from "vitest";
import { ProblemError } from "../errors";
import { readReadinessQuestion, readStrictQuestion } from "./read-strict-question";

const read = (query: string): unknown => readStrictQuestion(new URLSearchParams(query));
const parameterOf = (query: string): string | undefined => {
  try {
    read(query);
  } catch (error) {
    return error instanceof ProblemError ? error.problem.parameter : "another error";
  }
  return undefined;
};

describe("a question about STRICT", () => {
  it.each([
    ["", { namespace: "", workload: "", windowSeconds: 86_400 }],
    ["namespace=", { namespace: "", workload: "", windowSeconds: 86_400 }],
    ["namespace=shop&window=7d", { namespace: "shop", workload: "", windowSeconds: 604_800 }],
    ["namespace=shop&workload=cart-v1", { namespace: "shop", workload: "cart-v1", windowSeconds: 86_400 }],
    ["window=60d", { namespace: "", workload: "", windowSeconds: 5_184_000 }],
  ])("is of the mesh, a namespace or a workload, over a day where nothing is said: %s", (query, asked) => {
    expect(read(query)).toEqual(asked);
  });

  it.each([
    ["namespace=Shop", "namespace"],
    ["namespace=shop,bank", "namespace"],
    ["workload=cart", "namespace"],
    ["namespace=shop&workload=../x", "workload"],
    ["window=0", "window"],
    ["window=91d", "window"],
    ["scope=shop", "scope"],
  ])("is refused by the name of what is wrong: %s", (query, parameter) => {
    expect(parameterOf(query)).toBe(parameter);
  });

  it("is asked of several namespaces for the table of all", () => {
    expect(readReadinessQuestion(new URLSearchParams("namespaces=shop,bank&window=1h"))).toEqual({
      namespaces: ["bank", "shop"],
      windowSeconds: 3_600,
    });
  });
});
