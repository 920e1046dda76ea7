"use client";
import { useMemo, useState } from "react";
import { browserDrafts } from "@/lib/client/drafts/browser-drafts";
import { useDraft } from "@/lib/client/drafts/use-drafts";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { writeYaml } from "@/lib/yaml/write-yaml";

export interface ObjectDraft {
  /** Names the draft in the store. */
  readonly id: string;
  /** The YAML as it is edited, comments included. */
  readonly text: string;
  /** The YAML of the object as it was opened. */
  readonly original: string;
  /** The whole object as it was opened; as it is now where nothing is edited. */
  readonly baseline: JsonObject;
  readonly dirty: boolean;
  /** Whether the draft survives closing the browser. */
  readonly kept: boolean;
  /** Whether another tab edited it since this page was opened. */
  readonly fromOtherTab: boolean;
  readonly setText: (text: string) => void;
  /** Starts the draft anew on another state of the object with this text. */
  readonly rebase: (baseline: JsonObject, text: string) => void;
  /** Drops the draft; the answer puts it back. */
  readonly discard: () => () => void;
}

/** The one draft of an object: what its YAML and its form both edit. It is kept from the first change on. */
export function useObjectDraft(detail: ObjectResponse): ObjectDraft {
  const id = objectDraftId(detail.ref);
  const draft = useDraft(id);
  const entry = draft?.entries[0];
  const baseline = entry?.baseline ?? detail.object;
  const original = useMemo(() => writeYaml(stripServerFields(baseline)), [baseline]);
  const [openedAt] = useState(Date.now);
  const keep = (from: JsonObject, text: string): void => {
    const { ref } = detail;
    browserDrafts().put({ id, title: ref.name, ref, entries: [{ baseline: from, text }] });
  };
  return {
    id,
    text: entry?.text ?? original,
    original,
    baseline,
    dirty: draft !== undefined,
    kept: draft === undefined || browserDrafts().isKept(id),
    fromOtherTab: draft !== undefined && draft.tab !== browserDrafts().tab && draft.changedAt > openedAt,
    setText: (text) => {
      if (text === original) browserDrafts().remove(id);
      else keep(baseline, text);
    },
    rebase: keep,
    discard: () => {
      browserDrafts().remove(id);
      return () => {
        if (draft !== undefined) browserDrafts().put(draft);
      };
    },
  };
}

/** The name of an object's own draft in the store. */
export function objectDraftId({ kind, namespace, name }: ObjectRef): string {
  return `object:${kind}/${namespace}/${name}`;
}
