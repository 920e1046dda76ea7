import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Check, FoundHere } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import { listenersOf } from "./listeners-of";

const MUST_BE_TRUE = ["Accepted", "Programmed", "Ready", "Scheduled"];
const MUST_BE_FALSE = ["Conflicted", "Detached"];
/** Reasons that say no more than that it is not yet done, or that a listener says why. */
const BENIGN = ["Pending", "ListenersNotValid", "ListenerSetsNotValid"];

/**
 * What the control plane says is wrong with a Gateway or one of its listeners.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewaystatus
 */
export const gatewayStatus: Check = {
  codes: ["GWAPI"],
  kinds: ["Gateway.gateway.networking.k8s.io"],
  run(gateway) {
    const status = objectAt(gateway.data, "status");
    const listeners = listenersOf(gateway);
    return [
      ...faults(status, MUST_BE_TRUE, []).map((condition) => found(condition, [], "The Gateway")),
      ...objectsAt(status, "listeners").flatMap((told) => {
        const name = textAt(told, "name");
        const listener = listeners.find((one) => one.name === name);
        const wanted = [...MUST_BE_TRUE, "ResolvedRefs"];
        return listener === undefined
          ? []
          : faults(told, wanted, MUST_BE_FALSE).map((condition) =>
              found(condition, listener.path, `The listener "${name}"`),
            );
      }),
    ];
  },
};

function faults(
  status: JsonObject,
  mustBeTrue: readonly string[],
  mustBeFalse: readonly string[],
): readonly JsonObject[] {
  return objectsAt(status, "conditions").filter((condition) => {
    const [type, value] = [textAt(condition, "type"), textAt(condition, "status")];
    const wrong =
      (value === "False" && mustBeTrue.includes(type)) || (value === "True" && mustBeFalse.includes(type));
    return wrong && !isBenign(condition);
  });
}

function isBenign(condition: JsonObject): boolean {
  const reason = textAt(condition, "reason");
  if (reason === "AddressNotAssigned")
    return textAt(condition, "message").toLowerCase().includes("address pending");
  return BENIGN.includes(reason);
}

function found(condition: JsonObject, path: FieldPath, subject: string): FoundHere {
  const [type, value] = [textAt(condition, "type"), textAt(condition, "status")];
  const reason = textAt(condition, "reason") || "no reason";
  const message = textAt(condition, "message");
  const told = message === "" ? "The control plane gives no message." : `The control plane says: ${message}`;
  return foundAt("warning", path, `${subject} has ${type}=${value} (${reason}).`, told);
}
