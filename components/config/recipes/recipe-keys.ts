/** The recipes, in the order of their cards. */
export const RECIPES = ["egress"] as const;
export type RecipeKey = (typeof RECIPES)[number];
