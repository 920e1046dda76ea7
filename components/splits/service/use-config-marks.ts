"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { configHistoryQuery } from "@/lib/client/queries/config-history";
import type { RevisionDto } from "@/lib/contracts/config/history";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { configMarks } from "../model/service/config-marks";

/** When these objects changed since a moment (unix seconds); nothing where the history cannot be read. */
export function useConfigMarks(objects: readonly ObjectRef[], start: number): readonly RevisionDto[] {
  const namespaces = [...new Set(objects.map(({ namespace }) => namespace))];
  const { data } = useInfiniteQuery({
    ...configHistoryQuery({ namespaces, kind: null, object: null }),
    enabled: objects.length > 0,
  });
  return useMemo(
    () => configMarks(data?.pages.flatMap(({ revisions }) => revisions) ?? [], objects, start),
    [data, objects, start],
  );
}
