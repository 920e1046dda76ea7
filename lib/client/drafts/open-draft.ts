import { browserDrafts, newId } from "./browser-drafts";
import type { DraftObject } from "@/lib/contracts/config/preview";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { writeYaml } from "@/lib/yaml/write-yaml";

interface NewDraft {
  readonly title: string;
  readonly objects: readonly DraftObject[];
  /** The object it comes from. */
  readonly ref?: ObjectRef;
}

/** Puts a draft into this browser's drafts; returns the path of the page that shows what it would do. */
export function openDraft({ title, objects, ref }: NewDraft): string {
  const id = newId();
  const entries = objects.map(({ baseline, edited }) => ({
    baseline,
    text: edited === null ? null : writeYaml(stripServerFields(edited)),
  }));
  browserDrafts().put({ id, title, ref: ref ?? null, entries });
  return draftPath(id);
}

/** The page of a draft. */
export function draftPath(id: string): string {
  return `/config/review?draft=${encodeURIComponent(id)}`;
}
