// Reads the files of a source tree.
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

const left_out = new Set([".git", "build", "dist", "node_modules"]);
const text = /\.(h|cpp|c|cmake|txt|json|md|mjs|js|ts|tsx|css|html|csv|svg|yml)$|^[A-Za-z-]+$|^\.clang-(format|tidy)$/;

// Returns {path, text} for every text file below `root`, paths from there, in ascending order.
export function read_tree(root, folder = "") {
  return readdirSync(join(root, folder), {withFileTypes: true})
    .filter(({name}) => !left_out.has(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return read_tree(root, path);
      if (!entry.isFile() || !text.test(entry.name)) return [];
      return [{path, text: readFileSync(join(root, path), "utf8")}];
    });
}
