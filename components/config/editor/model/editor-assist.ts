import type { ValuesResponse } from "@/lib/contracts/config/values";
import { valueAt } from "@/lib/domain/config/field-path";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { parseDocuments } from "@/lib/yaml/parse-documents";
import { pathAt, type YamlPosition } from "@/lib/yaml/path-at";
import { kindOfObject } from "../../draft/model/kind-of-object";
import type { CodeAssist, CodeOption } from "../code/code-assist";
import { completionsAt, type CompletionPlace } from "./completions-at";
import { firstSentences } from "./first-sentences";
import { schemaAt } from "./schema-at";
import { LONGEST_CHECKED } from "./editor-problems";
import { typeName } from "./type-name";

interface AssistParts {
  /** The cluster's schema of the kind; null where it serves none. */
  readonly schema: JsonObject | null;
  /** Names the cluster has; null while they are not known. */
  readonly values: ValuesResponse | null;
}

/** Completion and help for a text that may be half written: names are judged by the last text that could be read. */
export function createEditorAssist({ schema, values }: AssistParts): CodeAssist {
  let lastRead: Json = {};
  const objectIn = (text: string, offset: number): Json => {
    const { documents } = parseDocuments(text);
    const here = documents.find(({ start, end }) => start <= offset && offset <= end) ?? documents.at(-1);
    if (here !== undefined && here.value !== null) lastRead = here.value;
    return lastRead;
  };
  return {
    completions(text, offset) {
      const position = text.length > LONGEST_CHECKED ? null : pathAt(text, offset);
      if (position === null) return null;
      const object = objectIn(text, offset);
      const options = placesOf(position, object).flatMap((place) => completionsAt(place, { schema, values }));
      const written = text.slice(position.to).startsWith(":");
      return { from: position.from, options: written ? options.map(withoutColon) : options };
    },
    help(text, offset) {
      const position = text.length > LONGEST_CHECKED ? null : pathAt(text, offset);
      if (position === null || schema === null) return null;
      const path = position.part === "key" ? [...position.path, position.text] : position.path;
      const field = schemaAt(schema, path);
      if (field === null) return null;
      const help = firstSentences(textAt(field, "description"));
      const name = path.findLast((step) => typeof step === "string") ?? "";
      return { from: position.from, to: position.to, title: `${name}: ${typeName(field)}`, text: help };
    },
  };
}

/** A new element of a list may be a value or begin an object: both are looked up. */
function placesOf({ part, path }: YamlPosition, object: Json): readonly CompletionPlace[] {
  const whole = isJsonObject(object) ? object : {};
  const base = {
    kind: kindOfObject(whole),
    namespace: textAt(objectAt(whole, "metadata"), "namespace"),
    object,
    path,
  };
  if (part === "key") return [{ ...base, at: "key" }];
  if (part === "value") return isJsonObject(valueAt(object, path)) ? [] : [{ ...base, at: "value" }];
  return [
    { ...base, at: "key" },
    { ...base, at: "value" },
  ];
}

function withoutColon(option: CodeOption): CodeOption {
  return { ...option, insert: option.insert.replace(/: ?$/, "") };
}
