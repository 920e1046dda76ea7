import { CLUSTER_COLUMNS } from "./cluster-columns";
import { NETWORK_COLUMNS } from "./network-columns";
import type { PrinterColumn } from "./served-kind";
import { WORKLOAD_COLUMNS } from "./workload-columns";

/** The columns of built-in kinds by kind, as the API server's printers show them; Name comes before them, unless it is among them. */
export const PRINTER_COLUMNS: Readonly<Record<string, readonly PrinterColumn[]>> = {
  ...CLUSTER_COLUMNS,
  ...NETWORK_COLUMNS,
  ...WORKLOAD_COLUMNS,
};
