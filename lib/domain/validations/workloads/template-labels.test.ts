import { expect, it } from "vitest";
import { pathText } from "@/lib/domain/config/field-path";
import { labelPath } from "./template-labels";

it.each([
  ["Deployment", "spec.template.metadata.labels.app"],
  ["CronJob", "spec.jobTemplate.spec.template.metadata.labels.app"],
  ["Pod", "metadata.labels.app"],
])("a label of the pods of a %s is at %s", (kind, path) => {
  expect(pathText(labelPath(kind, "app"))).toBe(path);
});
