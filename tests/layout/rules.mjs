// What the sources keep to, as data and pure functions: each rule takes the files of a tree and returns
// the places that break it. `files` is a list of {path, text}, paths from the root, in ascending order.

// Which folders a folder's files may include, besides their own. The most particular line speaks.
const may_include = {
  "engine/model": [],
  "engine/graph": ["engine/model"],
  "engine/identity": ["engine/model", "engine/graph"],
  "engine/analysis": ["engine/model", "engine/graph", "engine/identity"],
  "store/database": ["engine/model"],
  // Headings and months are recognised folded, as identity folds words.
  "store/files": ["engine/model", "engine/graph", "engine/identity/words.h"],
  "server": ["engine", "store"],
};

// Libraries, by how their headers are named, and the folders that may name them.
const libraries = [
  {name: "RocksDB", header: /^rocksdb\//, only: /^store\/database\//},
  {name: "cpp-httplib", header: /^httplib\.h$/, only: /^server\/http\//},
  {name: "Boost", header: /^boost\//, only: /^engine\/.*\.cpp$/},
  {name: "ICU", header: /^unicode\//, only: /^engine\/identity\//},
  {name: "nlohmann", header: /^nlohmann\//, only: /^(server|store)\//},
  {name: "expat", header: /^expat\.h$/, only: /^store\/files\//},
  {name: "libxlsxwriter", header: /^xlsxwriter\.h$/, only: /^store\/files\//, files: 1},
  {name: "minizip", header: /^minizip\//, only: /^store\/files\//},
  {name: "CLI11", header: /^CLI\//, only: /^server\//, files: 1},
];

// Words that mark work left undone, or a name that says nothing. Spelt so that this file may hold them.
const unfinished = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X"].join("|")})\\b`);
const empty_names = /(^|_|-)(utils?|helpers?|managers?|misc)(_|-|\.|$)/;

const longest = 400;
const product = /^(engine|store|server)\//;
const cpp = /\.(h|cpp)$/;

// The lines of `text` that include a file: {line, header, ours}, where "" is ours and <> is a library's.
function includes(text) {
  return text.split("\n").flatMap((line, index) => {
    const match = line.match(/^\s*#\s*include\s*(["<])([^">]+)[">]/);
    return match ? [{line: index + 1, header: match[2], ours: match[1] === '"'}] : [];
  });
}

const inside = (path, folder) => path === folder || path.startsWith(folder + "/");

function folder_of(path) {
  return Object.keys(may_include).find((folder) => inside(path, folder));
}

// One file's faults, by a function from file to sentences.
const in_each = (wanted, faults) => (files) =>
  files.filter(({path}) => wanted.test(path)).flatMap((file) => faults(file).map((fault) => `${file.path}${fault}`));

const includes_go_one_way = in_each(/^(engine|store|server)\/.*\.(h|cpp)$/, ({path, text}) => {
  const own = folder_of(path);
  if (own === undefined) return [": is in no folder that the rules know"];
  const allowed = [own, ...may_include[own]];
  return includes(text)
    .filter(({header}) => /^(engine|store|server|tests|web|data)\//.test(header))
    .filter(({header}) => !allowed.some((folder) => inside(header, folder)))
    .map(({line, header}) => `:${line}: ${own} may not include ${header}`);
});

const paths_start_at_the_root = in_each(cpp, ({text}) =>
  includes(text)
    .filter(({header, ours}) => ours && !/^(engine|store|server|tests)\//.test(header))
    .map(({line, header}) => `:${line}: "${header}" does not start at the root`));

function libraries_stay_in_their_files(files) {
  return libraries.flatMap(({name, header, only, files: most}) => {
    const users = files
      .filter(({path}) => cpp.test(path) && product.test(path))
      .flatMap(({path, text}) => includes(text).filter((one) => header.test(one.header)).map(({line}) => ({path, line})));
    const strangers = users.filter(({path}) => !only.test(path)).map(({path, line}) => `${path}:${line}: may not name ${name}`);
    const distinct = [...new Set(users.map(({path}) => path))];
    const crowd = most !== undefined && distinct.length > most ? [`${distinct.join(", ")}: only ${most} may name ${name}`] : [];
    return [...strangers, ...crowd];
  });
}

function own_header_comes_first(files) {
  const paths = new Set(files.map(({path}) => path));
  return in_each(/\.cpp$/, ({path, text}) => {
    const header = path.replace(/\.cpp$/, ".h");
    if (!paths.has(header)) return [];
    const first = includes(text)[0];
    return first?.header === header ? [] : [`:${first?.line ?? 1}: the first include is to be "${header}"`];
  })(files);
}

const headers_are_read_once = in_each(/\.h$/, ({text}) =>
  /^#pragma once$/m.test(text) ? [] : [":1: has no #pragma once"]);

const files_are_short = in_each(/^(engine|store|server)\//, ({text}) => {
  const lines = text.split("\n").length - 1;
  return lines > longest ? [`: has ${lines} lines, more than ${longest}`] : [];
});

const nothing_is_left_undone = in_each(/./, ({text}) =>
  text.split("\n").flatMap((line, index) => {
    const match = line.match(unfinished);
    return match ? [`:${index + 1}: says ${match[1]}`] : [];
  }));

const names_say_something = in_each(/./, ({path}) =>
  path.split("/").some((part) => empty_names.test(part)) ? [": its name says nothing"] : []);

// A source that no target names is neither built nor tested.
function sources_are_built(files) {
  const build = files.find(({path}) => path === "CMakeLists.txt")?.text ?? "";
  const listed = new Set(build.split(/[\s()"]+/));
  return in_each(/^(engine|store|server|tests)\/.*\.cpp$/, ({path}) =>
    listed.has(path) ? [] : [": CMakeLists.txt does not name it"])(files);
}

// Which registry an installation asks is the machine's to say.
const locks_name_no_registry = in_each(/(^|\/)package-lock\.json$/, ({text}) =>
  /"resolved":/.test(text) ? [": records download addresses"] : []);

export const rules = {
  includes_go_one_way,
  paths_start_at_the_root,
  libraries_stay_in_their_files,
  own_header_comes_first,
  headers_are_read_once,
  files_are_short,
  nothing_is_left_undone,
  names_say_something,
  sources_are_built,
  locks_name_no_registry,
};
