/** The recipes, in the order of their cards. */
export const RECIPES = ["egress", "sidecar", "policies", "waypoint", "membership", "redirect"] as const;
export type RecipeKey = (typeof RECIPES)[number];
