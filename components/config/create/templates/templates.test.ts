import { expect, test } from "vitest";
import { CONFIG_KINDS } from "@/lib/domain/config/config-kinds";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { SERVED_KINDS } from "@/lib/demo/kube-api/kinds/served-kinds";
import { validateObject } from "@/lib/demo/kube-api/validation/validate-object";
import { parseDocuments } from "@/lib/yaml/parse-documents";
import { refOfObject } from "../../draft/model/kind-of-object";
import type { Template } from "./template";
import { TEMPLATES } from "./templates";

const cases = TEMPLATES.map((template: Template): [string, Template] => [template.key, template]);

test.each(cases)("%s is what the API server takes, at every version it serves", (_, { kind: key, text }) => {
  const kind = CONFIG_KINDS.find((each) => each.key === key);
  const served = SERVED_KINDS.find((each) => each.kind === kind?.kind && each.group === kind.group);
  expect(served).toBeDefined();
  if (served === undefined || kind === undefined) return;
  const versions = kind.versions.filter((each) => served.versions.includes(each));
  expect(versions).not.toEqual([]);
  for (const version of versions) {
    const { documents, problems } = parseDocuments(
      text({ apiVersion: `${kind.group}/${version}`, name: "cart", namespace: "shop" }),
    );
    expect(problems).toEqual([]);
    const [document] = documents;
    const object = document !== undefined && isJsonObject(document.value) ? document.value : {};
    expect(validateObject(served, version, object, undefined)).toEqual({ errors: [], warnings: [] });
    expect(refOfObject(object)).toEqual({ kind: key, namespace: "shop", name: "cart" });
  }
});

test("no two templates have one name", () => {
  expect(new Set(TEMPLATES.map(({ key }) => key)).size).toBe(TEMPLATES.length);
});
