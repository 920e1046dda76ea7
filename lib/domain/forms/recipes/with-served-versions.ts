import { textAt } from "@/lib/domain/mesh/read-json";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { incomplete, type Recipe, type RecipeObject } from "./recipe";

interface ServedKind {
  readonly key: string;
  readonly group: string;
  readonly kind: string;
  /** Null where the cluster does not serve the kind. */
  readonly version: string | null;
}

/** The recipe with its new objects at the versions the cluster serves; incomplete where it does not serve a kind. */
export function withServedVersions(recipe: Recipe, kinds: readonly ServedKind[]): Recipe {
  if (recipe.state === "incomplete") return recipe;
  const objects: RecipeObject[] = [];
  for (const object of recipe.objects) {
    const kind = servedKind(object, kinds);
    if (kind?.version === null)
      return incomplete(`The cluster does not serve ${kind.kind} of ${kind.group}.`);
    objects.push(
      kind === undefined || object.baseline !== null
        ? object
        : { ...object, edited: { ...object.edited, apiVersion: `${kind.group}/${kind.version}` } },
    );
  }
  return { ...recipe, objects };
}

function servedKind({ edited }: RecipeObject, kinds: readonly ServedKind[]): ServedKind | undefined {
  const key = kindKeyOf({ apiVersion: textAt(edited, "apiVersion"), kind: textAt(edited, "kind") });
  return kinds.find((kind) => kind.key === key);
}
