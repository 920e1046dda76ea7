import { parse } from "yaml";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { ValidationSettings } from "@/lib/domain/validations/mesh-view";
import { isRecord } from "@/lib/domain/mesh/is-record";

/** What the mesh's own configuration says about all of it. */
export type MeshConfig = Omit<ValidationSettings, "ignoredCodes" | "gatewaysInOwnNamespace">;

type Written = Omit<MeshConfig, "rootNamespace"> & { readonly rootNamespace?: string };

const DEFAULTS: Written = { trustDomains: ["cluster.local"], allowAny: true, autoMtls: true };
const LONGEST_TEXT = 1024 * 1024;

const read = new WeakMap<ClusterObject, Written>();

/**
 * The mesh's configuration: MeshConfig in the ConfigMap `istio` of the control plane's namespace, Istio's defaults where it
 * is not there or cannot be read. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export function meshConfig(snapshot: ClusterSnapshot, istioNamespace: string): MeshConfig {
  const configMap = snapshot.get("ConfigMap", istioNamespace, "istio");
  const { rootNamespace, ...config } = configMap === undefined ? DEFAULTS : configOf(configMap);
  return { ...config, rootNamespace: rootNamespace ?? istioNamespace };
}

function configOf(configMap: ClusterObject): Written {
  const known = read.get(configMap);
  if (known !== undefined) return known;
  const config = toConfig(parsed(objectAt(configMap.data, "data")["mesh"]));
  read.set(configMap, config);
  return config;
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  if (typeof text !== "string" || text.length > LONGEST_TEXT) return {};
  try {
    const value: unknown = parse(text, { maxAliasCount: 0 });
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function toConfig(mesh: Readonly<Record<string, unknown>>): Written {
  const outbound = mesh["outboundTrafficPolicy"];
  const aliases = mesh["trustDomainAliases"];
  const domain = typeof mesh["trustDomain"] === "string" ? mesh["trustDomain"] : "cluster.local";
  const more = Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === "string") : [];
  return {
    ...(typeof mesh["rootNamespace"] === "string" && { rootNamespace: mesh["rootNamespace"] }),
    trustDomains: [domain, ...more],
    allowAny: !isRecord(outbound) || outbound["mode"] !== "REGISTRY_ONLY",
    autoMtls: mesh["enableAutoMtls"] !== false,
    ...(Object.keys(mesh).length > 0 && { extensionProviders: providerNames(mesh["extensionProviders"]) }),
  };
}

function providerNames(providers: unknown): readonly string[] {
  if (!Array.isArray(providers)) return [];
  return providers.flatMap((provider) =>
    isRecord(provider) && typeof provider["name"] === "string" ? [provider["name"]] : [],
  );
}
