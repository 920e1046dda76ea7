import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { apiRouteSentences } from "./api-route";
import { destinationRuleSentences } from "./destination-rule";
import {
  apiGatewaySentences,
  backendTlsSentences,
  istioGatewaySentences,
  referenceGrantSentences,
  serviceEntrySentences,
  sidecarSentences,
  telemetrySentences,
} from "./edges";
import {
  authorizationPolicySentences,
  peerAuthenticationSentences,
  requestAuthenticationSentences,
} from "./security";
import { virtualServiceSentences } from "./virtual-service";

const BY_KIND: Readonly<Record<string, (spec: JsonObject) => readonly string[]>> = {
  VirtualService: virtualServiceSentences,
  DestinationRule: destinationRuleSentences,
  "Gateway.networking.istio.io": istioGatewaySentences,
  "Gateway.gateway.networking.k8s.io": apiGatewaySentences,
  ServiceEntry: serviceEntrySentences,
  Sidecar: sidecarSentences,
  AuthorizationPolicy: authorizationPolicySentences,
  PeerAuthentication: peerAuthenticationSentences,
  RequestAuthentication: requestAuthenticationSentences,
  Telemetry: telemetrySentences,
  HTTPRoute: apiRouteSentences,
  GRPCRoute: apiRouteSentences,
  TCPRoute: apiRouteSentences,
  TLSRoute: apiRouteSentences,
  UDPRoute: apiRouteSentences,
  ReferenceGrant: referenceGrantSentences,
  BackendTLSPolicy: backendTlsSentences,
};

/** What an object of a kind (its key) comes to, in plain sentences; none for kinds of which nothing is known. At most 40. */
export function formSentences(kindKey: string, object: JsonObject): readonly string[] {
  if (!Object.hasOwn(BY_KIND, kindKey)) return [];
  return (BY_KIND[kindKey]?.(objectAt(object, "spec")) ?? []).slice(0, 40);
}
