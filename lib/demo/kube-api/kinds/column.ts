import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { readPath } from "../../json/read-path";
import { ageOf } from "./age-of";
import type { PrinterColumn } from "./served-kind";

type Read = PrinterColumn["read"];
const of = (type: PrinterColumn["type"], name: string, priority: number, read: Read): PrinterColumn => ({
  name,
  type,
  format: "",
  description: "",
  priority,
  read,
});

/** Builders of printer columns. */
export const column = {
  text: (name: string, read: (object: K8sObject, now: number) => Json): PrinterColumn =>
    of("string", name, 0, read),
  wide: (name: string, read: (object: K8sObject, now: number) => Json): PrinterColumn =>
    of("string", name, 1, read),
  count: (name: string, path: string): PrinterColumn =>
    of("integer", name, 0, (object) => readPath(object, path) ?? 0),
  age: of("date", "Age", 0, (object, now) => ageOf(object.metadata.creationTimestamp, now)),
};
