import type { Check } from "../check";
import { claimsNeedAuthentication } from "./claims-need-authentication";
import { delegatesExist } from "./delegates-exist";
import { destinationPorts } from "./destination-ports";
import { destinationRuleHost } from "./destination-rule-host";
import { envoyFilterOperations } from "./envoy-filter-operations";
import { exportedToExistingNamespaces } from "./exported-to-existing-namespaces";
import { expressionsCompile } from "./expressions-compile";
import { gatewayNameForm } from "./gateway-name-form";
import { gatewaySelectsProxies } from "./gateway-selects-proxies";
import { gatewaysShareNoHost } from "./gateways-share-no-host";
import { groupAccountExists } from "./group-account-exists";
import { groupLabelsDiffer } from "./group-labels-differ";
import { hostOnGateway } from "./host-on-gateway";
import { mutualTlsExpected } from "./mutual-tls-expected";
import { oneEntryPerHostAndPort } from "./one-entry-per-host-and-port";
import { oneRulePerSubset } from "./one-rule-per-subset";
import { oneVirtualServicePerHost } from "./one-virtual-service-per-host";
import { outboundModeSaid } from "./outbound-mode-said";
import { plainTextRefused } from "./plain-text-refused";
import { repeatedDestination } from "./repeated-destination";
import { rootSidecarSelectsAll } from "./root-sidecar-selects-all";
import { sidecarHosts } from "./sidecar-hosts";
import { singleWeight } from "./single-weight";
import { subsetDefined } from "./subset-defined";
import { subsetHasLabels } from "./subset-has-labels";
import { subsetSelectsWorkloads } from "./subset-selects-workloads";
import { tlsOverridden } from "./tls-overridden";
import { unreachableRules } from "./unreachable-rules";
import { virtualServiceDestinations } from "./virtual-service-destinations";
import { virtualServiceGateways } from "./virtual-service-gateways";
import { weightsSum } from "./weights-sum";

/** The checks of Istio's networking kinds. */
export const NETWORKING_CHECKS: readonly Check[] = [
  exportedToExistingNamespaces,
  oneRulePerSubset,
  destinationRuleHost,
  subsetSelectsWorkloads,
  tlsOverridden,
  mutualTlsExpected,
  plainTextRefused,
  subsetHasLabels,
  gatewaysShareNoHost,
  gatewaySelectsProxies,
  sidecarHosts,
  rootSidecarSelectsAll,
  outboundModeSaid,
  virtualServiceDestinations,
  destinationPorts,
  virtualServiceGateways,
  singleWeight,
  weightsSum,
  repeatedDestination,
  oneVirtualServicePerHost,
  subsetDefined,
  gatewayNameForm,
  hostOnGateway,
  unreachableRules,
  expressionsCompile,
  delegatesExist,
  claimsNeedAuthentication,
  oneEntryPerHostAndPort,
  groupAccountExists,
  groupLabelsDiffer,
  envoyFilterOperations,
];
