import { describe, expect, test } from "vitest";
import { setField, type FormEdit } from "@/lib/domain/forms/form-edit";
import { formPart, makeForm } from "@/lib/domain/forms/make-form";
import { readForm, type FormNode, type FormPart } from "@/lib/domain/forms/read-form";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { CONFIG_SAMPLES } from "@/lib/testing/config-samples";
import { definitionSchema } from "@/lib/testing/definition-schema";
import { mutateBySchema, seededRandom } from "@/lib/testing/mutate-by-schema";
import { editYaml, type YamlEdit } from "@/lib/yaml/edit-yaml";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { kindOfObject } from "../../draft/model/kind-of-object";
import { readFormText } from "./read-form-text";

const RUNS = 40;

/** Every value that the form shows, and where. */
function shown({ fields }: FormPart): readonly FormNode[] {
  return fields.flatMap((node): readonly FormNode[] => {
    if (node.state !== "shown") return [];
    const below = [...shown({ fields: node.fields, held: [] }), ...node.items.flatMap(shown)];
    return node.field.input === "oneOf" ? below : [node, ...below];
  });
}

function writtenBack(object: JsonObject): readonly (FormEdit & YamlEdit)[] {
  const form = readForm(makeForm(kindOfObject(object), definitionSchema(object)), formPart(object));
  return shown(form).flatMap(({ path, value }) => setField(object, path, value ?? null));
}

/** The same object with remarks at the ends of lines and between them. */
const remarked = (text: string): string =>
  text.replaceAll(/^( *)([a-z]\w*: \S+)$/gim, "$1# about the next line\n$1$2 # why");

const KINDS = CONFIG_SAMPLES.map((object) => [kindOfObject(object), object] as const);

describe("drawing a form and writing every value back", () => {
  test.each(KINDS)("changes nothing of a %s, whatever is in it", (_, object) => {
    const random = seededRandom(11);
    const schema = definitionSchema(object);
    let now = object;
    for (let run = 0; run < RUNS; run += 1) {
      expect(writtenBack(now)).toEqual([]);
      now = run % 10 === 9 ? object : mutateBySchema(now, schema, random);
    }
  });

  test.each(KINDS)("keeps every remark of a %s when one field is written", (_, object) => {
    const text = remarked(writeYaml(object));
    const read = readFormText(text);
    if (read.state !== "object") throw new Error("the text is no object");
    const edited = editYaml(text, setField(read.object, ["metadata", "annotations"], { team: "a" }));
    expect(
      edited.ok && edited.text.split("\n").filter((line) => !/^ +(annotations:|team: a)$/.test(line)),
    ).toEqual(text.split("\n"));
  });
});

describe("the text of a form", () => {
  test.each([
    ["a: [", "unreadable"],
    ["kind: A\n---\nkind: B\n", "notOne"],
    ["- a", "notOne"],
    ["", "notOne"],
    ["a".repeat(500_001), "notOne"],
    ["kind: A", "object"],
  ])("%s", (text, state) => {
    expect(readFormText(text).state).toBe(state);
  });
});
