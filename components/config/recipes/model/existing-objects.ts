import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import type { Recipe } from "@/lib/domain/forms/recipes/recipe";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { refOfObject } from "../../draft/model/kind-of-object";

/** The objects a recipe creates that are there already: their creation would be refused. */
export function existingObjects(recipe: Recipe, rows: readonly ObjectRow[]): readonly ObjectRef[] {
  if (recipe.state === "incomplete") return [];
  const created = recipe.objects.flatMap(({ baseline, edited }) =>
    baseline === null ? [refOfObject(edited)] : [],
  );
  return created.filter((ref) =>
    rows.some(
      ({ kind, namespace, name }) => kind === ref.kind && namespace === ref.namespace && name === ref.name,
    ),
  );
}
