import { jsonPointer } from "@/lib/domain/config/json-pointer";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { routesOf } from "./routes-of";

/**
 * A route with one destination and a weight below 100: everything goes there all the same.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination-weight
 */
export const singleWeight: Check = {
  codes: ["KIA1104"],
  kinds: ["VirtualService"],
  run(object) {
    return routesOf(object).flatMap(([only, ...others]) => {
      const weight = only?.item["weight"];
      if (only === undefined || others.length > 0 || typeof weight !== "number") return [];
      if (weight < 1 || weight > 99) return [];
      const path = [...only.path, "weight"];
      return [
        foundAt(
          "warning",
          path,
          `The only destination of this route has a weight of ${weight}.`,
          "Weights are shares of their sum: the only destination gets everything, whatever its weight.",
          {
            fix: {
              title: "Remove the weight",
              patch: [
                { op: "test", path: jsonPointer(path), value: weight },
                { op: "remove", path: jsonPointer(path) },
              ],
            },
          },
        ),
      ];
    });
  },
};
