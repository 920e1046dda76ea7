import type { Check } from "../check";
import { foundAt } from "../found-at";
import { routesOf } from "./routes-of";

/**
 * Several destinations that all have a weight of 0, which istiod's webhook refuses where it runs.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination-weight
 */
export const weightsSum: Check = {
  codes: ["IST0106"],
  kinds: ["VirtualService"],
  run(object) {
    return routesOf(object).flatMap((routes) => {
      const weighted = routes.some(({ item }) => item["weight"] === 0);
      const all = routes.every(({ item }) => item["weight"] === 0 || item["weight"] === undefined);
      const first = routes[0];
      if (first === undefined || routes.length < 2 || !weighted || !all) return [];
      return [
        foundAt(
          "error",
          first.path.slice(0, -1),
          "The weights of this route's destinations add up to 0.",
          "No destination can be chosen: requests that match get 404 (NR), and istiod refuses such an object.",
        ),
      ];
    });
  },
};
