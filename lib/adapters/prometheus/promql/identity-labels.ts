/** Labels that say who called whom, in Istio's names. */
export const IDENTITY_LABELS = [
  "reporter",
  "source_cluster",
  "source_workload_namespace",
  "source_workload",
  "source_canonical_service",
  "source_canonical_revision",
  "source_principal",
  "destination_cluster",
  "destination_workload_namespace",
  "destination_workload",
  "destination_canonical_service",
  "destination_canonical_revision",
  "destination_principal",
  "destination_service",
  "destination_service_name",
  "destination_service_namespace",
] as const;
