import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import type { PlacedItem } from "../placed-items";
import { routesOf } from "./routes-of";

function placeOf({ item }: PlacedItem, namespace: string): string {
  const destination = objectAt(item, "destination");
  const { number } = objectAt(destination, "port");
  const host = resolveHost(textAt(destination, "host"), namespace);
  return JSON.stringify([host, textAt(destination, "subset"), number ?? null]);
}

/**
 * One host, subset and port twice among the destinations of one route.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export const repeatedDestination: Check = {
  codes: ["KIA1105"],
  kinds: ["VirtualService"],
  run(object) {
    return routesOf(object).flatMap((routes) => {
      const places = routes.map((route) => placeOf(route, object.meta.namespace));
      return routes
        .filter((_, index) => places.indexOf(places[index] ?? "") < index)
        .map(({ item, path }) => {
          const destination = objectAt(item, "destination");
          const [host, subset] = [textAt(destination, "host"), textAt(destination, "subset")];
          const named = subset === "" ? `"${host}"` : `the subset "${subset}" of "${host}"`;
          return foundAt(
            "warning",
            [...path, "destination"],
            `This route already sends to ${named}.`,
            "The shares of both are added up; one of them with the sum of the weights says the same.",
          );
        });
    });
  },
};
