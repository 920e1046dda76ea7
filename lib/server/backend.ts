import type { HealthProfile } from "@/lib/domain/health/tolerance";
import type { Clock } from "@/lib/ports/clock";
import type { ClusterEditor } from "@/lib/ports/cluster-editor";
import type { ClusterSource } from "@/lib/ports/cluster-source";
import type { AuditEntry, HistoryStore } from "@/lib/ports/history-store";
import type { MetricsSource } from "@/lib/ports/metrics-source";
import type { SchemaCheck } from "@/lib/ports/schema-check";
import type { LiveChecks } from "./checks/live-checks";
import type { PlaintextCalls } from "./ticks/plaintext-calls";
import type { TickCache } from "./ticks/tick-cache";

/** What every use case works with. */
export interface Backend {
  readonly clock: Clock;
  readonly cluster: ClusterSource;
  readonly editor: ClusterEditor;
  readonly metrics: MetricsSource;
  readonly ticks: TickCache;
  readonly plaintext: PlaintextCalls;
  readonly history: HistoryStore;
  readonly checks: LiveChecks;
  readonly schemas: SchemaCheck;
  /** Keeps and logs who wrote what, and how it ended. */
  readonly audit: (entry: Omit<AuditEntry, "id">) => void;
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
