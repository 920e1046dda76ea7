import { describe, expect, it } from "vitest";
import { configObject } from "@/lib/testing/config-object";
import { ignoredCodes } from "./ignored-codes";

describe("the codes that an object ignores", () => {
  const ignoring = (codes?: string): ReturnType<typeof ignoredCodes> =>
    ignoredCodes(
      configObject(
        "Service",
        "a/x",
        {},
        { annotations: codes === undefined ? {} : { "kiali.io/ignore-validations": codes } },
      ),
    );
  it.each<[string | undefined, readonly string[] | "all"]>([
    [undefined, []],
    ["", "all"],
    [" ", "all"],
    ["KIA0101", ["KIA0101"]],
    [" KIA0101 ,KIA0102, ", ["KIA0101", "KIA0102", ""]],
  ])("by %j: %j", (annotation, codes) => {
    expect(ignoring(annotation)).toEqual(codes === "all" ? "all" : new Set(codes));
  });
});
