import { describe, expect, it } from "vitest";
import { KIALI_PROFILE, MESHLENS_PROFILE } from "@/lib/domain/health/profiles";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { unconfiguredSource } from "@/lib/adapters/kubernetes/unconfigured-source";
