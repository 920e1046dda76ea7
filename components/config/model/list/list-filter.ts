import type { inferParserType } from "nuqs";
import type { configListParams } from "@/lib/client/url-state/config-list-params";

/** What the list shows, as the URL says. */
export type ListState = inferParserType<typeof configListParams>;

/** The part of it that leaves objects out. */
export type ListFilter = Pick<ListState, "kind" | "name" | "labels" | "validity" | "owner" | "age" | "text">;

/** Leaves out nothing. */
export const NO_FILTER: ListFilter = {
  kind: [],
  name: "",
  labels: "",
  validity: [],
  owner: [],
  age: null,
  text: "",
};
