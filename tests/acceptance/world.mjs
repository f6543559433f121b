// The invented country as a folder that a test may change, and the program asked about it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const day = "2025-06-15";
const program = process.env.CONCERT_BIN ?? join(root, "build/release/concert");

function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? "").replaceAll('""', '"'));
}
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// A package of the example in a folder of its own, and a database of it.
export class World {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "concert-acceptance-"));
    this.database = join(this.folder, "database");
    this.package = join(this.folder, "example");
    cpSync(join(root, "data", "example"), this.package, { recursive: true });
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  // The rows of a table, each an object by column.
  rows(table) {
    const [header, ...lines] = readFileSync(join(this.package, `${table}.csv`), "utf8").trimEnd().split("\n").map(cells);
    return lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ""])));
  }

  write(table, rows) {
    const header = [...new Set(rows.flatMap(Object.keys))];
    const text = [header, ...rows.map((row) => header.map((name) => row[name] ?? ""))].map((line) => line.map(quoted).join(",")).join("\n");
    writeFileSync(join(this.package, `${table}.csv`), `${text}\n`);
    const descriptor = join(this.package, "datapackage.json");
    const json = JSON.parse(readFileSync(descriptor, "utf8"));
    if (!json.resources.some((one) => one.path === `${table}.csv`)) {
      json.resources.push({ name: table.replaceAll("_", "-"), path: `${table}.csv` });
      writeFileSync(descriptor, JSON.stringify(json));
    }
  }

  // Changes the rows of a table: what `change` returns stands in a row's stead, nothing takes it away.
  edit(table, change) {
    this.write(table, this.rows(table).flatMap((row) => change({ ...row }) ?? []));
  }

  add(table, row) {
    this.write(table, [...this.rows(table), row]);
  }

  run(...words) {
    return execFileSync(program, ["--db", this.database, ...words], { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 1 << 28 });
  }

  ask(...words) {
    return JSON.parse(this.run(...words, "--format", "json"));
  }

  import() {
    return this.ask("import", this.package, "--source", "example");
  }
}
