"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/client/api-problem";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import { editableKind } from "@/lib/domain/config/editable-kinds";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** More workloads of a namespace than this are not asked for. */
const MOST = 60;

export interface WorkloadObjects {
  /** By name; those whose kind Meshlens does not change are left out. */
  readonly objects: ReadonlyMap<string, JsonObject>;
  readonly loading: boolean;
  /** Why one of them cannot be read. */
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
}

/** The workloads of a namespace with these names. */
export function useWorkloadObjects(namespace: string, names: readonly string[]): WorkloadObjects {
  const { data: values, isLoading, error, refetch } = useQuery(editorValuesQuery());
  const wanted = (values?.workloads ?? []).filter(
    (workload) =>
      workload.namespace === namespace &&
      names.includes(workload.name) &&
      editableKind(workload.kind) !== undefined,
  );
  const answers = useQueries({
    queries: wanted.slice(0, MOST).map(({ kind, name }) => ({
      ...configObjectQuery({ kind, namespace, name }),
      refetchInterval: false as const,
    })),
  });
  const failed = answers.find((answer) => answer.error !== null);
  return {
    objects: new Map(
      answers.flatMap(({ data }) => (data === undefined ? [] : [[data.ref.name, data.object] as const])),
    ),
    loading: isLoading || answers.some((answer) => answer.isLoading),
    problem: values === undefined ? error : (failed?.error ?? null),
    retry: () => void (failed ?? { refetch }).refetch(),
  };
}
