import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";

export const LIST_COLUMNS = [
  "name",
  "kind",
  "namespace",
  "about",
  "findings",
  "owner",
  "age",
  "changed",
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const VALIDITIES = ["error", "warning", "info", "clean", "unchecked"] as const;
export type Validity = (typeof VALIDITIES)[number];

/** "none": nobody but people; the others as an owner's type. */
export const OWNERS = ["none", "argocd", "flux", "helm", "operator", "controller"] as const;

/** Made within this time; "older" than the longest of them. */
export const AGES = ["1h", "1d", "7d", "30d", "older"] as const;
export type AgeChoice = (typeof AGES)[number];

/** What the list of configuration shows. `text` alone is asked of the server. */
export const configListParams = {
  kind: parseAsArrayOf(parseAsString).withDefault([]),
  name: parseAsString.withDefault(""),
  labels: parseAsString.withDefault(""),
  validity: parseAsArrayOf(parseAsStringLiteral(VALIDITIES)).withDefault([]),
  owner: parseAsArrayOf(parseAsStringLiteral(OWNERS)).withDefault([]),
  age: parseAsStringLiteral(AGES),
  text: parseAsString.withDefault(""),
  group: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(LIST_COLUMNS).withDefault("findings"),
  desc: parseAsBoolean.withDefault(true),
  columns: parseAsArrayOf(parseAsStringLiteral(LIST_COLUMNS)).withDefault([...LIST_COLUMNS]),
};
