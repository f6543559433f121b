// What the tests of data/ share: CSV as RFC 4180 has it, and the form in which words are compared.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// The fields of each line of `text`, the heading first.
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[(i += 1)];
      else quoted = false;
    } else if (c === '"') {
      quoted = true;
    } else if (c === ",") {
      row.push(field);
      field = "";
    } else if (c === "\n") {
      rows.push([...row, field.replace(/\r$/, "")]);
      row = [];
      field = "";
    } else {
      field += c;
    }
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  return rows;
}

// A table as {header, rows}, each row an object by column.
export function readTable(file) {
  const [header, ...lines] = parseCsv(fs.readFileSync(file, "utf8"));
  const rows = lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i]])));
  return { header, lines, rows };
}

// The tables of a native package, by name, as its datapackage.json lists them.
export function readPackage(folder) {
  const description = JSON.parse(fs.readFileSync(path.join(folder, "datapackage.json"), "utf8"));
  const tables = {};
  for (const resource of description.resources) {
    tables[resource.name] = { resource, ...readTable(path.join(folder, resource.path)) };
  }
  return { description, tables };
}

// Case, diacritics, spacing and punctuation aside.
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export const split = (text) => (text ? text.split("|").map((part) => part.trim()) : []);
