const meanings = {
  "color-no-hex": true,
  "color-named": "never",
  "function-disallowed-list": ["rgb", "rgba", "hsl", "hsla", "oklch"],
  "declaration-property-value-disallowed-list": { "z-index": ["/^-?\\d/"] },
};

export default {
  extends: "stylelint-config-standard",
  rules: {
    ...meanings,
    "selector-class-pattern": "^[a-z][a-z0-9-]*$",
    "selector-type-no-unknown": [true, { ignore: ["custom-elements"] }],
    "property-disallowed-list": ["left", "right", "margin-left", "margin-right", "padding-left", "padding-right"],
    "no-descending-specificity": null,
    "import-notation": null,
    "custom-property-empty-line-before": null,
    "comment-empty-line-before": null,
    "rule-empty-line-before": null,
    "declaration-empty-line-before": null,
    "at-rule-empty-line-before": null,
    "container-name-pattern": null,
  },
  overrides: [
    {
      files: ["**/tokens.css"],
      rules: Object.fromEntries(Object.keys(meanings).map((rule) => [rule, null])),
    },
  ],
};
