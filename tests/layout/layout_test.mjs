// Holds the sources to the rules of rules.mjs; and each rule to its purpose, on a tree with a planted fault.
import assert from "node:assert/strict";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import test from "node:test";
import {fileURLToPath} from "node:url";

import {rules} from "./rules.mjs";
import {read_tree} from "./tree.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = read_tree(root);

test("the sources are found", () => {
  for (const path of ["CMakeLists.txt", "engine/model/facts.h", "script/test", "tests/layout/rules.mjs"]) {
    assert.ok(sources.some((file) => file.path === path), path);
  }
});

for (const [name, rule] of Object.entries(rules)) {
  test(`in the sources, ${name.replaceAll("_", " ")}`, () => assert.deepEqual(rule(sources), []));
}

// A small tree without a fault: {path: text}.
const sound = {
  "CMakeLists.txt": "add_library(model STATIC\n  engine/model/day.cpp\n)\nadd_library(graph STATIC engine/graph/order.cpp)\n",
  "engine/model/day.h": "#pragma once\n",
  "engine/model/day.cpp": '#include "engine/model/day.h"\n\n#include <vector>\n',
  "engine/graph/order.cpp": '#include <boost/graph/adjacency_list.hpp>\n\n#include "engine/model/day.h"\n',
  "web/package-lock.json": "{}\n",
};

// Writes the tree to a folder of its own, reads it back and returns what every rule finds.
function faults_of(tree) {
  const folder = mkdtempSync(join(tmpdir(), "concert-layout-"));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), text);
    }
    const files = read_tree(folder);
    return Object.values(rules).flatMap((rule) => rule(files));
  } finally {
    rmSync(folder, {recursive: true});
  }
}

test("a sound tree has no fault", () => assert.deepEqual(faults_of(sound), []));

// A file planted in the sound tree, and the one fault that it must bring.
const planted = [
  ["an include against the direction", {"engine/model/day.h": '#pragma once\n#include "engine/graph/order.h"\n'},
    "engine/model/day.h:2: engine/model may not include engine/graph/order.h"],
  ["a store that includes the server", {"store/files/csv.h": '#pragma once\n#include "server/access/role.h"\n'},
    "store/files/csv.h:2: store/files may not include server/access/role.h"],
  ["a database that includes the graph", {"store/database/keys.h": '#pragma once\n#include "engine/graph/order.h"\n'},
    "store/database/keys.h:2: store/database may not include engine/graph/order.h"],
  ["a product that includes its tests", {"server/http/reply.h": '#pragma once\n#include "tests/sheets.h"\n'},
    "server/http/reply.h:2: server may not include tests/sheets.h"],
  ["a reader of files that includes more of identity", {"store/files/csv.h": '#pragma once\n#include "engine/identity/joins.h"\n'},
    "store/files/csv.h:2: store/files may not include engine/identity/joins.h"],
  ["a folder that nobody knows", {"engine/other/day.h": "#pragma once\n"},
    "engine/other/day.h: is in no folder that the rules know"],
  ["a path that does not start at the root", {"engine/model/week.h": '#pragma once\n#include "day.h"\n'},
    'engine/model/week.h:2: "day.h" does not start at the root'],
  ["RocksDB outside the database", {"store/files/csv.h": "#pragma once\n#include <rocksdb/db.h>\n"},
    "store/files/csv.h:2: may not name RocksDB"],
  ["cpp-httplib among the commands", {"server/commands/serve.h": "#pragma once\n#include <httplib.h>\n"},
    "server/commands/serve.h:2: may not name cpp-httplib"],
  ["Boost in a header", {"engine/graph/order.h": "#pragma once\n#include <boost/graph/adjacency_list.hpp>\n",
    "engine/graph/order.cpp": '#include "engine/graph/order.h"\n'},
    "engine/graph/order.h:2: may not name Boost"],
  ["ICU outside identity", {"engine/model/text.h": "#pragma once\n#include <unicode/unistr.h>\n"},
    "engine/model/text.h:2: may not name ICU"],
  ["JSON in the engine", {"engine/model/json.h": "#pragma once\n#include <nlohmann/json_fwd.hpp>\n"},
    "engine/model/json.h:2: may not name nlohmann"],
  ["CLI11 in two files", {"server/one.h": "#pragma once\n#include <CLI/CLI.hpp>\n",
    "server/two.h": "#pragma once\n#include <CLI/CLI.hpp>\n"},
    "server/one.h, server/two.h: only 1 may name CLI11"],
  ["an own header that comes second", {"engine/model/day.cpp": '#include <vector>\n#include "engine/model/day.h"\n'},
    'engine/model/day.cpp:1: the first include is to be "engine/model/day.h"'],
  ["a header without its guard", {"engine/model/day.h": "struct Day {};\n"}, "engine/model/day.h:1: has no #pragma once"],
  ["a long file", {"server/long.h": "#pragma once\n" + "\n".repeat(400)}, "server/long.h: has 401 lines, more than 400"],
  ["work left undone", {"docs/files.md": "# Files\n" + "TO" + "DO: write\n"}, "docs/files.md:2: says " + "TO" + "DO"],
  ["a name that says nothing", {"engine/model/date_helpers.h": "#pragma once\n"},
    "engine/model/date_helpers.h: its name says nothing"],
  ["a source that is not built", {"engine/model/week.cpp": ""}, "engine/model/week.cpp: CMakeLists.txt does not name it"],
  ["a lock file with addresses", {"web/package-lock.json": '{"resolved": "somewhere"}\n'},
    "web/package-lock.json: records download addresses"],
];

for (const [what, change, fault] of planted) {
  test(`${what} is found`, () => assert.deepEqual(faults_of({...sound, ...change}), [fault]));
}
