import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { expressionsCompile } from "./expressions-compile";

const http = (...rules: readonly JsonObject[]): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["cart"], http: rules });

describe("an expression", () => {
  const matching = (regex: string): ClusterObject =>
    http({ match: [{ uri: { regex }, headers: { h: { regex } } }] });
  it.each(["/isbn/([0-9{13}", "(a", "a)", "[a", "a\\"])(
    "with brackets that do not match is an error: %s",
    (regex) => {
      expect(foundBy(expressionsCompile, matching(regex))).toEqual([
        "IST0106 error spec.http[0].match[0].uri.regex",
        "IST0106 error spec.http[0].match[0].headers.h.regex",
      ]);
    },
  );

  it.each([
    "/a/([0-9]{13})",
    "[]a]",
    "[^]a]",
    "[[:alpha:]]+",
    "\\(\\[",
    "(?i)a",
    "(?P<n>a)",
    "\\Q([\\E",
    "",
    "[a\\]b]",
  ])("of RE2 that is right says nothing: %s", (regex) => {
    expect(foundBy(expressionsCompile, matching(regex))).toEqual([]);
  });
});
