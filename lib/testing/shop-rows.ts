import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { row } from "./telemetry-row";

/** Requests of `web` in `shop` to a workload behind `cart`, as the client tells them. */
export function cartRow(workload: string, value: number, changes: Partial<TelemetryRow> = {}): TelemetryRow {
  const version = workload.split("-")[1] ?? "";
  return row({
    sourceNamespace: "shop",
    sourceWorkload: "web",
    sourceApp: "web",
    sourceVersion: "latest",
    sourcePrincipal: "spiffe://cluster.local/ns/shop/sa/web",
    destinationNamespace: "shop",
    destinationWorkload: workload,
    destinationApp: "cart",
    destinationVersion: version,
    destinationPrincipal: "spiffe://cluster.local/ns/shop/sa/cart",
    destinationHost: "cart.shop.svc.cluster.local",
    destinationService: "cart",
    destinationServiceNamespace: "shop",
    value,
    ...changes,
  });
}

/** The same as the server tells them, with the policy of its connections. */
export const cartServerRow = (workload: string, value: number, securityPolicy = "mutual_tls"): TelemetryRow =>
  cartRow(workload, value, { reporter: "destination", securityPolicy });

/** 9 requests a second to `cart-v1` and 1 to `cart-v2`, of which half fail. */
export const CART_ROWS: readonly TelemetryRow[] = [
  cartRow("cart-v1", 9),
  cartServerRow("cart-v1", 9),
  cartRow("cart-v2", 0.5),
  cartRow("cart-v2", 0.5, { code: "503" }),
  cartServerRow("cart-v2", 1),
];
