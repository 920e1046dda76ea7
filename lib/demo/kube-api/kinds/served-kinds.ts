import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textOr, textsIn } from "../../world/read-json";
import { loadData } from "../schemas/load-data";
import { column } from "./column";
import { customColumn } from "./custom-column";
import { showEvent } from "./show-event";
import { PRINTER_COLUMNS } from "./printer-columns";
import type { PrinterColumn, ServedKind } from "./served-kind";

const SUBRESOURCES = ["status", "scale", "log"] as const;

function columnsOf(row: JsonObject): readonly PrinterColumn[] {
  if (row["custom"] !== true) return PRINTER_COLUMNS[textOr(row["kind"])] ?? [column.age];
  const columns = objectsIn(row["columns"]).map(customColumn);
  return columns.length === 0 ? [column.age] : columns;
}

function servedKind(row: JsonObject): ServedKind {
  const subresources = textsIn(row["subresources"]);
  return {
    group: textOr(row["group"]),
    versions: textsIn(row["versions"]),
    kind: textOr(row["kind"]),
    plural: textOr(row["plural"]),
    singular: textOr(row["singular"]),
    namespaced: row["namespaced"] === true,
    shortNames: textsIn(row["shortNames"]),
    categories: textsIn(row["categories"]),
    subresources: SUBRESOURCES.filter((name) => subresources.includes(name)),
    custom: row["custom"] === true,
    columns: columnsOf(row),
  };
}

const kinds = objectsIn(loadData("kinds")).map(servedKind);
const events = kinds.find(({ group, kind }) => group === "" && kind === "Event");

/** The two groups of Events are two views of the same objects. */
const asView = (kind: ServedKind): ServedKind =>
  kind.group === "events.k8s.io" && events !== undefined
    ? { ...kind, columns: events.columns, view: { of: events, show: showEvent } }
    : kind;

/** Every resource of the simulated API server, built-in kinds first. */
export const SERVED_KINDS: readonly ServedKind[] = kinds.map(asView);
