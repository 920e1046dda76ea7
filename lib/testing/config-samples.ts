import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { GATEWAY_API_SAMPLES } from "./gateway-api-samples";
import { ISTIO_SAMPLES } from "./istio-samples";

/** Valid objects of the kinds people write most, with many of their fields. */
export const CONFIG_SAMPLES: readonly JsonObject[] = [...ISTIO_SAMPLES, ...GATEWAY_API_SAMPLES];
