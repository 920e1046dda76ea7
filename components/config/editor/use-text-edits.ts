"use client";
import { rebaseYaml } from "@/lib/yaml/rebase-yaml";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import { asDryRun } from "./model/as-dry-run";
import type { ObjectEditing } from "./use-object-editing";

export interface TextEdits {
  /** Mends a finding in the draft's text. */
  readonly fix: (finding: FindingDto) => void;
  /** Turns a policy's draft into a dry run; null for other kinds. */
  readonly dryRun: (() => void) | null;
  /** Takes what changed in the cluster meanwhile into the text; null while nothing did. */
  readonly rebase: (() => void) | null;
}

/** Edits that are made for the writer; comments and order of the text stay. */
export function useTextEdits(detail: ObjectResponse, { draft, review }: ObjectEditing): TextEdits {
  const [reading] = review.readings;
  const object = reading?.state === "object" ? reading.object : null;
  const merged = review.preview?.objects[0]?.merged ?? null;
  const write = (next: JsonObject): void => draft.setText(rebaseYaml(draft.text, next));
  return {
    fix({ fix }) {
      if (fix === null || object === null) return;
      const patched = applyPatch(object, fix.patch);
      if (patched.ok && isJsonObject(patched.value)) write(patched.value);
    },
    dryRun:
      object !== null && detail.ref.kind === "AuthorizationPolicy" ? () => write(asDryRun(object)) : null,
    rebase:
      merged === null
        ? null
        : () => draft.rebase({ ...detail.object }, rebaseYaml(draft.text, stripServerFields(merged))),
  };
}
