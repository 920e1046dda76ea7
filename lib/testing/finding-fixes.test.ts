import { describe, expect, it } from "vitest";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import { pathText } from "@/lib/domain/config/field-path";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { KINDS } from "@/lib/domain/mesh/kinds";
import { createMeshChecks } from "@/lib/domain/validations/create-mesh-checks";
import { meshSettings } from "@/lib/server/checks/mesh-settings";
import { scenarioSnapshot } from "./scenario-findings";

const snapshot = scenarioSnapshot("broken-config");
const settings = meshSettings(snapshot, { istioNamespace: "istio-system", ignoredCodes: ["KIA1301"] });
const checks = createMeshChecks(snapshot, settings, new Set(KINDS.map(({ key }) => key)));
const fixable = checks.all().flatMap((finding) => (finding.fix ? [{ finding, fix: finding.fix }] : []));
const sameness = ({ code, object, path }: (typeof fixable)[number]["finding"]): string =>
  [code, object.kind, object.namespace, object.name, pathText(path)].join(" ");

describe("a fix mends what was found and brings nothing new", () => {
  it("is offered for some", () => {
    expect(fixable.length).toBeGreaterThan(1);
  });

  it.each(fixable.map(({ finding, fix }) => [sameness(finding), finding, fix] as const))(
    "%s",
    (_name, finding, fix) => {
      const { kind, namespace, name } = finding.object;
      const object = snapshot.get(kind, namespace, name);
      if (object === undefined) throw new Error("no object");
      const patched = applyPatch(object.data, fix.patch);
      if (!patched.ok || !isJsonObject(patched.value)) throw new Error("the patch does not fit");
      const after = checks.with({ put: [{ ...object, data: patched.value }], removed: [] });
      const before = new Set(checks.all().map(sameness));
      const found = after.all().map(sameness);
      expect(found).not.toContain(sameness(finding));
      expect(found.filter((one) => !before.has(one))).toEqual([]);
    },
  );
});
