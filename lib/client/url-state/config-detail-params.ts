import { parseAsStringLiteral } from "nuqs";

export const DETAIL_TABS = ["yaml", "effective", "references", "status", "fields", "history"] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** Which part of an object's page is open. */
export const configDetailParams = { tab: parseAsStringLiteral(DETAIL_TABS).withDefault("yaml") };
