"use client";
import { useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/client/api-problem";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

interface ObjectReading {
  readonly object: JsonObject | null;
  readonly loading: boolean;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

const NONE: ObjectRef = { kind: "Namespace", namespace: "", name: "-" };

/** One object as it is now; null names none yet. */
export function useObject(ref: ObjectRef | null): ObjectReading {
  const { data, error, isFetching, refetch } = useQuery({
    ...configObjectQuery(ref ?? NONE),
    enabled: ref !== null,
  });
  return {
    object: ref === null ? null : (data?.object ?? null),
    loading: data === undefined && isFetching,
    problem: ref === null || data !== undefined ? null : error,
    retry: () => void refetch(),
  };
}
