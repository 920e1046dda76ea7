"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/client/api-problem";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import { configObjectsQuery } from "@/lib/client/queries/config-objects";
import { editorValuesQuery } from "@/lib/client/queries/editor-values";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { isAboutService, type TrafficService } from "@/lib/domain/forms/service/service-objects";
import { serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textMapAt } from "@/lib/domain/mesh/read-json";

const BY_NAME = ["VirtualService", "DestinationRule", "HTTPRoute", "GRPCRoute"];
const BY_PODS = ["PeerAuthentication", "AuthorizationPolicy"];
/** More objects than this are not read. */
const MOST = 60;

export interface ServiceTraffic {
  readonly service: TrafficService;
  /** What there is about it, in the namespace of the service. */
  readonly objects: readonly ObjectResponse[];
  /** Values of the version label of its pods. */
  readonly versions: readonly string[];
}

/** What there is about a service; null before it is known. */
export function useServiceTraffic(
  namespace: string,
  name: string,
): {
  readonly traffic: ServiceTraffic | null;
  readonly problem: ApiProblem | null;
  readonly retry: () => void;
} {
  const service = useQuery(configObjectQuery({ kind: "Service", namespace, name }));
  const named = useQuery(configObjectsQuery([namespace], name));
  const all = useQuery(configObjectsQuery([namespace], ""));
  const { data: values } = useQuery(editorValuesQuery());
  const rows = [
    ...(named.data?.objects ?? []).filter(({ kind }) => BY_NAME.includes(kind)),
    ...(all.data?.objects ?? []).filter(({ kind }) => BY_PODS.includes(kind)),
  ];
  const answers = useQueries({
    queries: rows
      .slice(0, MOST)
      .map((row) => configObjectQuery({ kind: row.kind, namespace: row.namespace, name: row.name })),
  });
  const problem = service.error ?? named.error ?? all.error;
  const retry = (): void => void Promise.all([service.refetch(), named.refetch(), all.refetch()]);
  const isLoading = [named, all, ...answers].some((answer) => answer.isLoading);
  if (service.data === undefined || isLoading) return { traffic: null, problem, retry };
  const selector = textMapAt(objectAt(service.data.object, "spec"), "selector");
  const about: TrafficService = { namespace, name, selector };
  const host = values?.hosts.find((each) => each.host === serviceHost(namespace, name));
  const objects = answers.flatMap(({ data }) =>
    data !== undefined && isAboutService(data.object, about) ? [data] : [],
  );
  return { traffic: { service: about, objects, versions: host?.versions ?? [] }, problem: null, retry };
}
