// Tests of reading the translated messages of scripts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { messagesIn, titlePairs } from "../../../static/js/build_messages.mjs";
import { keyOf } from "../../../static/js/lib/i18n/i18n.js";

const PO = `#: static/js/components/a.js
msgid "To the wall"
msgstr "Open the wall"

#: static/js/components/a.js
msgid "Wall"
msgstr "Wall"

#: static/js/components/a.js
msgid "Card"
msgstr ""

#: templates/base.html
msgid "Page"
msgstr "The page"`;

test("a message counts where its wording differs from its key, in English too", () => {
  const said = messagesIn(PO).map(({ msgid, msgstr }) => [msgid, msgstr]);
  assert.deepEqual(said, [["To the wall", "Open the wall"]]);
});

test("a former title reads in another language as the title of today, in its own language it stays", () => {
  const paper = { title: { cs: "Na později", uk: "На потім" }, former: { cs: ["Parkoviště"] } };
  assert.deepEqual(Object.fromEntries(titlePairs(paper, "uk")), {
    [keyOf("Na později")]: "На потім",
    [keyOf("Parkoviště")]: "На потім",
  });
  assert.deepEqual(Object.fromEntries(titlePairs(paper, "cs")), { [keyOf("На потім")]: "Na později" });
});
