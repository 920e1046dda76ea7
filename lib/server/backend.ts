import type { HealthProfile } from "@/lib/domain/health/tolerance";
import type { Clock } from "@/lib/ports/clock";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import type { HistoryStore } from "@/lib/ports/history-store";
import type { MetricsSource } from "@/lib/ports/metrics-source";
import type { TickCache } from "./ticks/tick-cache";

/** What every use case works with. */
export interface Backend {
  readonly clock: Clock;
  readonly cluster: ClusterSource;
  readonly metrics: MetricsSource;
  readonly ticks: TickCache;
  readonly history: HistoryStore;
  readonly clusterName: string;
  readonly healthProfile: HealthProfile;
  /** Hide also the service and namespace of far ends that the viewer may not see. */
  readonly hideForeignNames: boolean;
  /** Refuse every change. */
  readonly readOnly: boolean;
  /** The namespace of the control plane and of mesh-wide configuration. */
  readonly istioNamespace: string;
  /** Codes of findings that are never shown. */
  readonly ignoredFindings: readonly string[];
}
