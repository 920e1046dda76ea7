import type { FindingDto } from "@/lib/contracts/config/finding";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { rebaseYaml } from "@/lib/yaml/rebase-yaml";
import { kindOfObject } from "../draft/model/kind-of-object";
import type { EntryReading } from "../draft/model/read-entry";
import { asDryRun } from "./model/as-dry-run";

export interface TextEdits {
  /** Mends a finding in the text. */
  readonly fix: (finding: FindingDto) => void;
  /** Turns a policy into a dry run; null for other kinds. */
  readonly dryRun: (() => void) | null;
}

/** Edits that are made for the writer of a text; its comments and its order stay. */
export function textEdits(
  text: string,
  reading: EntryReading | undefined,
  setText: (text: string) => void,
): TextEdits {
  const object = reading?.state === "object" ? reading.object : null;
  return {
    fix: ({ fix }) => {
      if (fix === null || object === null) return;
      const patched = applyPatch(object, fix.patch);
      if (patched.ok && isJsonObject(patched.value)) setText(rebaseYaml(text, patched.value));
    },
    dryRun:
      object !== null && kindOfObject(object) === "AuthorizationPolicy"
        ? () => setText(rebaseYaml(text, asDryRun(object)))
        : null,
  };
}
