import js from "@eslint/js";
import globals from "globals";

const noMarkupFromData = ["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
  property,
  message: "Text goes in as text: use textContent or lib/dom.js.",
}));

export default [
  js.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "max-lines": ["error", { max: 300, skipComments: false }],
      "max-lines-per-function": ["error", { max: 40, IIFEs: true, skipComments: true }],
      "max-len": ["error", { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true }],
      "max-params": ["error", 5],
      "no-restricted-properties": ["error", ...noMarkupFromData],
      "no-eval": "error",
      "no-implied-eval": "error",
      eqeqeq: "error",
      "prefer-const": "error",
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        { paths: [{ name: "socket.io-client", message: "Only transport/socket.js talks to the server." }] },
      ],
    },
  },
  {
    files: ["static/js/transport/**"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["static/js/state/**", "static/js/protocol.js"],
    rules: { "no-restricted-globals": ["error", "document", "window", "localStorage", "sessionStorage", "fetch"] },
  },
  {
    files: ["static/js/build.mjs", "static/js/build/**", "tests/js/**"],
    languageOptions: { globals: globals.node },
    rules: { "no-console": "off" },
  },
  {
    files: ["tests/js/**"],
    rules: { "max-lines-per-function": "off" },
  },
];
