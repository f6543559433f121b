// The directory of services holds against the schemas of HSDS 3, where these are on the machine.
import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import test from "node:test";
import {fileURLToPath} from "node:url";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import {exported, missing} from "./program.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const data = process.env.CONCERT_REAL_DATA ?? join(root, "..", "shared", "data");
const schemas = join(data, "services", "specification-3.x", "schema");
const no_schemas = missing || (existsSync(schemas) ? false : "the schemas of HSDS are not on this machine");

function validator() {
  const ajv = new Ajv({strict: false, allErrors: true});
  addFormats(ajv);
  for (const name of readdirSync(schemas)) {
    if (!name.endsWith(".json") || name === "openapi.json") continue;
    ajv.addSchema(JSON.parse(readFileSync(join(schemas, name), "utf8")), name);
  }
  return ajv.getSchema("service.json");
}

test("HSDS holds against the schemas of edition 3", {skip: no_schemas}, () => {
  const valid = validator();
  const page = JSON.parse(exported("hsds"));
  assert.equal(page.total_items, page.contents.length);
  assert.ok(page.contents.length >= 3);
  for (const service of page.contents) assert.ok(valid(service), JSON.stringify(valid.errors, null, 1));
});

test("the schemas refuse what is wrong", {skip: no_schemas}, () => {
  const valid = validator();
  const [service] = JSON.parse(exported("hsds")).contents;
  assert.equal(valid({...service, status: "open"}), false);
  assert.equal(valid({...service, id: "one"}), false);
});

test("HSDS names no contact", {skip: missing}, () => {
  const text = exported("hsds");
  for (const word of ["phones", "contacts", "email", "@"]) assert.equal(text.includes(word), false, word);
});
