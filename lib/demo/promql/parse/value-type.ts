/** The type of an expression's value. */
export type ValueType = "scalar" | "vector" | "matrix" | "string";
