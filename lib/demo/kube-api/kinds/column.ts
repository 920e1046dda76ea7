import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isJsonArray } from "../../json/is-json-array";
import { readPath } from "../../json/read-path";
import { ageOf } from "./age-of";
import type { PrinterColumn } from "./served-kind";

/** Builders of printer columns. */
export const column = {
  text: (name: string, read: (object: K8sObject, now: number) => Json): PrinterColumn => ({
    name,
    type: "string",
    priority: 0,
    read,
  }),
  wide: (name: string, read: (object: K8sObject, now: number) => Json): PrinterColumn => ({
    name,
    type: "string",
    priority: 1,
    read,
  }),
  count: (name: string, path: string): PrinterColumn => ({
    name,
    type: "integer",
    priority: 0,
    read: (object) => readPath(object, path) ?? 0,
  }),
  /** A custom resource's column (additionalPrinterColumns): a list is printed as JSON, a missing value as nothing. */
  path: (name: string, path: string): PrinterColumn => ({
    name,
    type: "string",
    priority: 0,
    read: (object) => {
      const value = readPath(object, path) ?? "";
      return isJsonArray(value) ? JSON.stringify(value) : value;
    },
  }),
  age: {
    name: "Age",
    type: "date",
    priority: 0,
    read: (object: K8sObject, now: number) => ageOf(object.metadata.creationTimestamp, now),
  } satisfies PrinterColumn,
};
