import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALL_CHECKS } from "@/lib/domain/validations/all-checks";
import { brokenConfigFindings } from "./expected-findings/broken-config";

const text = readFileSync(join(process.cwd(), "docs/findings.md"), "utf8");
const documented = new Set(Array.from(text.matchAll(/^\| `(\w+)`/gm), ([, code = ""]) => code));
/** Of drafts and files, from the cluster's own definitions; and one that needs a second cluster. */
const ELSEWHERE = ["schema", "cel", "KIA0107"];

describe("docs/findings.md", () => {
  it("has every code that a check can raise, and no other", () => {
    const raised = new Set([...ALL_CHECKS.flatMap(({ codes }) => codes), ...ELSEWHERE]);
    expect([...documented].toSorted()).toEqual([...raised].toSorted());
  });

  it("calls nothing a fault without a code that a check speaks of", () => {
    const [, silent = ""] = text.split("## What no code speaks of");
    const named = new Set(
      Array.from(
        silent.matchAll(/(\w+)s? `(library[\w-]*\/[\w-]+)`/g),
        ([, kind = "", name = ""]) => `${kind} ${name}`,
      ),
    );
    expect(named.size).toBeGreaterThan(12);
    const found = brokenConfigFindings.map(([, kind, name]) => `${kind.replace(/\..*/, "")} ${name}`);
    expect(found.filter((object) => named.has(object))).toEqual([]);
  });
});
