import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoMeshConfig, demoNamespace } from "../demo-objects";
import { arbitraryCall, type MeshCall } from "./mesh-call";
import { MESH_CALLERS } from "./mesh-caller";
import { arbitraryDestinationRules } from "./mesh-destination-rules";
import { arbitraryEntries } from "./mesh-entries";
import { arbitraryServerPolicies } from "./mesh-policies";
import { arbitraryVirtualServices } from "./mesh-routes";
import { arbitraryServices } from "./mesh-services";
import { arbitrarySidecars } from "./mesh-sidecars";
import { onceEach } from "./once-each";

/** A world, and a call in it. */
export interface MeshWorldParts {
  readonly objects: readonly K8sObject[];
  readonly allowAny: boolean;
  /** The workload whose proxy sends first: the caller's, or the gateway that somebody outside calls. */
  readonly from: { readonly namespace: string; readonly workload: string };
  readonly outside: boolean;
  readonly call: MeshCall;
}

interface Richness {
  readonly routes?: boolean;
  readonly entries?: boolean;
  readonly policies?: boolean;
  readonly calling?: keyof typeof MESH_CALLERS;
}

/** Random worlds: services and DestinationRules always, VirtualServices, ServiceEntries with Sidecars, and policies as asked. */
export function arbitraryMeshWorld({ calling = "sidecar", ...rich }: Richness): fc.Arbitrary<MeshWorldParts> {
  const none = fc.constant<readonly K8sObject[]>([]);
  const { objects: caller, from, gateways, enrolled, deployed, called } = MESH_CALLERS[calling];
  return fc
    .record({
      services: arbitraryServices,
      destinationRules: arbitraryDestinationRules,
      routes: rich.routes === true ? arbitraryVirtualServices(gateways) : none,
      entries: rich.entries === true ? arbitraryEntries : none,
      sidecars: rich.entries === true ? arbitrarySidecars : none,
      policies: rich.policies === true ? arbitraryServerPolicies : none,
      caller,
      allowAny: fc.boolean(),
      call: arbitraryCall,
    })
    .map(({ allowAny, call, ...parts }) => {
      const objects = onceEach([
        demoNamespace("shop", enrolled),
        ...["bank", "edge", "istio-system"].map((name) => demoNamespace(name)),
        demoMeshConfig(`outboundTrafficPolicy: { mode: ${allowAny ? "ALLOW_ANY" : "REGISTRY_ONLY"} }`),
        ...Object.values(parts).flat(),
      ]);
      const outside = calling === "outside";
      return { objects: objects.map(deployed), allowAny, from, outside, call: called(call) };
    });
}
