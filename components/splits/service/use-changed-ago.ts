"use client";
import { useCallback } from "react";
import type { SplitsResponse } from "@/lib/contracts/splits/splits-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { changedWithin } from "../model/changed-within";
import { withoutPlan } from "../model/plan-changes";
import { useConfigMarks } from "./use-config-marks";

/** How long ago (milliseconds) one of these objects changed within the window of an answer; null where it did not. */
export function useChangedAgo(
  objects: readonly ObjectRef[],
  window: Pick<SplitsResponse, "at" | "windowSeconds">,
): (object: ObjectRef) => number | null {
  const { at, windowSeconds } = window;
  const marks = useConfigMarks(objects, at - windowSeconds);
  return useCallback(
    ({ kind, namespace, name }) => {
      const own = marks.filter(
        ({ object, changes }) =>
          object.kind === kind &&
          object.namespace === namespace &&
          object.name === name &&
          withoutPlan(changes).length > 0,
      );
      return changedWithin(own.at(-1)?.at ?? Number.NaN, { at, windowSeconds });
    },
    [marks, at, windowSeconds],
  );
}
