import { jsonPointer } from "@/lib/domain/config/json-pointer";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { gatewaysOf, matchedGatewaysOf } from "./gateways-of";

/**
 * A Gateway named with dots instead of `namespace/name`.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService-gateways
 */
export const gatewayNameForm: Check = {
  codes: ["KIA1108"],
  kinds: ["VirtualService"],
  run(object) {
    return [...gatewaysOf(object), ...matchedGatewaysOf(object)]
      .filter(({ written }) => !written.includes("/") && written.includes("."))
      .map(({ written, name, path }) =>
        foundAt(
          "info",
          path,
          `"${written}" is the old form of a Gateway's name.`,
          `It is read as "${name}"; only that form is documented.`,
          {
            fix: {
              title: `Write "${name}"`,
              patch: [
                { op: "test", path: jsonPointer(path), value: written },
                { op: "replace", path: jsonPointer(path), value: name },
              ],
            },
          },
        ),
      );
  },
};
