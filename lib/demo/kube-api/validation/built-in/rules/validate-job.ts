import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { check } from "./check";
import { scheduleProblems } from "./schedule-problems";
import { validateTemplate } from "./validate-template";

type Errors = readonly FieldError[];

const COUNTS = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
];
const ENDING = ["OnFailure", "Never"];
const HISTORY = ["successfulJobsHistoryLimit", "failedJobsHistoryLimit"];

function validateTimeZone(spec: JsonObject): Errors {
  const zone = spec["timeZone"];
  if (zone === undefined) return [];
  try {
    Intl.DateTimeFormat("en", { timeZone: textOr(zone) });
    return [];
  } catch {
    return [fieldError.invalid("spec.timeZone", zone, `unknown time zone ${textOr(zone)}`)];
  }
}

/** What is wrong with the spec of a Job at a path: https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export function validateJob(spec: JsonObject, path = "spec"): Errors {
  const template = isObject(spec["template"]) ? spec["template"] : {};
  const policy = textOr(jsonAt(template, "spec", "restartPolicy"));
  const policyPath = `${path}.template.spec.restartPolicy`;
  const goesOn = policy === "Always" || policy === "";
  return [
    ...check.notNegative(spec, COUNTS, path),
    ...validateTemplate(template, `${path}.template`),
    ...(goesOn ? [fieldError.required(policyPath, 'valid values: "OnFailure", "Never"')] : []),
    ...(goesOn || ENDING.includes(policy) ? [] : [fieldError.notSupported(policyPath, policy, ENDING)]),
  ];
}

/** What is wrong with the spec of a CronJob: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export function validateCronJob(spec: JsonObject): Errors {
  const schedule = textOr(spec["schedule"]);
  const problems = schedule === "" ? [] : scheduleProblems(schedule);
  const job = jsonAt(spec, "jobTemplate", "spec");
  return [
    ...check.required(spec, "schedule", "spec"),
    ...problems.map((problem) => fieldError.invalid("spec.schedule", schedule, problem)),
    ...check.notNegative(spec, ["startingDeadlineSeconds"], "spec"),
    ...validateTimeZone(spec),
    ...check.oneOf(spec, "concurrencyPolicy", "spec", ["Allow", "Forbid", "Replace"]),
    ...validateJob(isObject(job) ? job : {}, "spec.jobTemplate.spec"),
    ...check.notNegative(spec, HISTORY, "spec"),
  ];
}
