import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { EditFailure } from "@/lib/ports/cluster-editor";
import type { ApiAnswer } from "../api/api-answer";
import type { ApiFailure } from "../api/api-failure";

type Kind = EditFailure["kind"];
type Answered = Extract<ApiAnswer, { got: "answer" }>;

/** What was asked for, as far as it decides what a refusal means. */
export interface Asked {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Whether the cluster would change: no reading, no dry run. */
  readonly changes: boolean;
}

const MAX_MESSAGE = 2_000;
const MAX_CAUSES = 100;
/** Admission webhooks answer with any code; what the API server writes around their words tells them. */
const WEBHOOK = ["denied the request", "does not support dry run"];
const WEBHOOK_FAILED = ["failed calling webhook", "failed to call webhook"];
const TOO_LARGE = ["etcdserver: request is too large", "trying to send message larger than max"];
const CHANGED_MEANWHILE =
  "a field that the change tests, replaces or removes is not as it was expected: the object has changed meanwhile";

/** A failure with nothing more to say than its kind and a message. */
export function editFailure(kind: Kind, message: string, uncertain = false): EditFailure {
  return { ok: false, kind, message: message.slice(0, MAX_MESSAGE), causes: [], uncertain };
}

/** A failure of the calls that only read. */
export function editFailureOf({ kind, message }: ApiFailure): EditFailure {
  return editFailure(kind === "gone" || kind === "moved" ? "server" : kind, message);
}

/** How a request without an answer failed; it is uncertain where the change may have arrived all the same. */
export function failureOfSilence(
  { why, message, sent }: Extract<ApiAnswer, { got: "nothing" }>,
  { changes }: Asked,
): EditFailure {
  return editFailure(why, message, changes && sent);
}

/**
 * What an answer that is no success means: its metav1.Status by code and reason, where the API server sent one. A
 * failure inside the API server or before it says nothing about whether the change was made.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/, https://github.com/kubernetes/community/blob/main/contributors/devel/sig-architecture/api-conventions.md#http-status-codes
 */
export function failureOfAnswer({ statusCode, body }: Answered, asked: Asked): EditFailure {
  const status = body ?? {};
  const kind = kindOf(statusCode, status, asked);
  const uncertain = asked.changes && statusCode >= 500 && (kind === "server" || kind === "timeout");
  const said = textAt(status, "message");
  const message = said === "" ? `the API server answered ${statusCode}` : said;
  return {
    ...editFailure(kind, wordsOf(kind, message, statusCode), uncertain),
    causes: objectsAt(objectAt(status, "details"), "causes")
      .slice(0, MAX_CAUSES)
      .map((cause) => ({
        field: textAt(cause, "field").slice(0, MAX_MESSAGE),
        message: textAt(cause, "message").slice(0, MAX_MESSAGE),
      })),
  };
}

function wordsOf(kind: Kind, message: string, code: number): string {
  if (kind === "unauthorized") return "the API server refused the credentials";
  return kind === "conflict" && code === 422 ? CHANGED_MEANWHILE : message;
}

const BY_CODE: ReadonlyMap<number, Kind> = new Map([
  [400, "invalid"],
  [401, "unauthorized"],
  [408, "timeout"],
  [413, "tooLarge"],
  [429, "throttled"],
  [504, "timeout"],
]);

function kindOf(code: number, status: JsonObject, asked: Asked): Kind {
  const [message, reason] = [textAt(status, "message"), textAt(status, "reason")];
  if (isOfWebhook(message)) return "webhook";
  switch (code) {
    case 403:
      return isNamespaceEnding(status) ? "notFound" : "forbidden";
    case 404:
      // Without the name of what is missing, it is the resource itself that is not served.
      return textAt(objectAt(status, "details"), "name") === "" ? "unknownKind" : "notFound";
    case 409:
      return reason === "AlreadyExists" ? "alreadyExists" : "conflict";
    case 422:
      return isOfThePatch(status, asked) ? "conflict" : "invalid";
    case 500:
      return kindOfError(message, reason);
    default:
      return BY_CODE.get(code) ?? "server";
  }
}

/** An error inside the API server: etcd refuses what is too large, and may be slow. */
function kindOfError(message: string, reason: string): Kind {
  if (TOO_LARGE.some((words) => message.includes(words))) return "tooLarge";
  return reason === "ServerTimeout" || reason === "Timeout" ? "timeout" : "server";
}

function isOfWebhook(message: string): boolean {
  if (WEBHOOK_FAILED.some((words) => message.includes(words))) return true;
  return message.includes("admission webhook ") && WEBHOOK.some((words) => message.includes(words));
}

/** A patch whose operations do not fit the object is refused without naming the object; an invalid object is named. */
function isOfThePatch(status: JsonObject, { method }: Asked): boolean {
  const details = objectAt(status, "details");
  if (method !== "PATCH") return false;
  return textAt(details, "name") === "" && objectsAt(details, "causes").length === 0;
}

function isNamespaceEnding(status: JsonObject): boolean {
  return objectsAt(objectAt(status, "details"), "causes").some(
    (cause) => textAt(cause, "reason") === "NamespaceTerminating",
  );
}
