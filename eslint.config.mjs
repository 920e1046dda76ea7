import js from "@eslint/js";
import next from "eslint-config-next";
import tseslint from "typescript-eslint";

const FUNCTION_LINES = { skipBlankLines: true, skipComments: true };

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      ".cache/**",
      ".demo/**",
      "next-env.d.ts",
      "node_modules/**",
      "playwright-report/**",
      "test-results/**",
    ],
  },
  js.configs.recommended,
  ...next,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      complexity: ["error", 12],
      eqeqeq: "error",
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 40, ...FUNCTION_LINES }],
      "no-console": "error",
      "no-nested-ternary": "error",
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 100, ...FUNCTION_LINES }] } },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**", "lib/testing/**"],
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-non-null-assertion": "error" },
  },
  // Playwright reads from the pattern which fixtures one needs; one that needs none has an empty pattern.
  { files: ["e2e/**"], rules: { "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }] } },
  { files: ["scripts/**", "lib/testing/real/**"], rules: { "no-console": "off" } },
  {
    files: ["lib/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        "fetch",
        "process",
        "setTimeout",
        "setInterval",
        "window",
        "document",
        "Date",
      ],
      "no-restricted-properties": ["error", { object: "Math", property: "random" }],
    },
  },
);
