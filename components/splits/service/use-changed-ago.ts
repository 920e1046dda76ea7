"use client";
import { useCallback } from "react";
import { changedWithin } from "@/components/mesh/splits/changed-within";
import { steppedWithin } from "@/components/mesh/splits/stepped-within";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { useConfigMarks } from "./use-config-marks";

/**
 * How long ago (milliseconds) the object of a split changed within the window of an answer: by the history of these objects,
 * or where that tells nothing by the shift's own plan. Null where it did not.
 */
export function useChangedAgo(
  objects: readonly ObjectRef[],
  window: Pick<SplitsResponse, "at" | "windowSeconds">,
): (split: SplitDto) => number | null {
  const { at, windowSeconds } = window;
  const marks = useConfigMarks(objects, at - windowSeconds);
  return useCallback(
    (split) => {
      const { kind, namespace, name } = split.object;
      const own = marks.filter(
        ({ object }) => object.kind === kind && object.namespace === namespace && object.name === name,
      );
      const asked = { at, windowSeconds };
      return changedWithin(own.at(-1)?.at ?? Number.NaN, asked) ?? steppedWithin(split, asked);
    },
    [marks, at, windowSeconds],
  );
}
