"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { configObjectsQuery } from "@/lib/client/queries/config-objects";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { nodeConfig, type NodeConfig } from "./model/node-config";

/** The objects of configuration about each node, as far as they can be read. */
export function useNodeConfig(): NodeConfig {
  const [{ namespaces }] = useScopeParams();
  const { data } = useQuery(configObjectsQuery(namespaces, ""));
  return useMemo(() => nodeConfig(data?.objects ?? []), [data]);
}
