// An import holds what it reads once, on its way into the graph: for each byte or row, so that it holds on any machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after } from "node:test";
import { root } from "./world.mjs";

const program = process.env.CONCERT_BIN ?? join(root, "build/release/concert");
const beside = (name) => join(dirname(program), name);
const missing = [program, beside("measure"), beside("iati_generate")].find((path) => !existsSync(path));
const skip = missing ? `${missing} is not built` : false;

const folder = mkdtempSync(join(tmpdir(), "concert-memory-"));
after(() => rmSync(folder, { recursive: true, force: true }));

// The megabytes that the program had at most.
function megabytes(database, ...line) {
  const figures = join(folder, "figures");
  execFileSync(beside("measure"), [figures, program, "--db", join(folder, database), ...line], { stdio: ["ignore", "ignore", "inherit"] });
  return Number(/megabytes\t([\d.]+)/.exec(readFileSync(figures, "utf8"))[1]);
}

// The megabytes that an import has at its peak beyond what the reopened database takes.
function beyond_the_graph(name, file, ...options) {
  const importing = megabytes(name, "import", file, ...options);
  return importing - megabytes(name, "coverage", "--limit", "1");
}

test("a file of IATI is held once", { skip }, () => {
  const file = join(folder, "made.xml");
  execFileSync(beside("iati_generate"), [file, "60", "8"], { stdio: "ignore" });
  // All told: the program, its word lists, and the records in packs on their way to the database.
  const part = megabytes("iati", "import", file) / 60;
  assert.ok(part < 1.1, `an import takes ${part.toFixed(2)} bytes for each byte of the file`);
});

test("the rows of a sheet go as records are made of them", { skip }, () => {
  const file = join(folder, "made.csv");
  const rows = ["Organisation,Organisation type,Donor,Sector,Activity,Country code,Admin1,Admin2,Site,Start date,End date,Status,Beneficiaries reached,Project code,Project title"];
  for (let at = 0; at < 60_000; ++at) {
    const [body, area] = [(at * 7919) % 400, (at * 104_729) % 180];
    rows.push(
      `Organisation number ${body},NGO,Donor ${body % 30},${["Health", "Education", "Shelter", "Protection"][at % 4]},Activity ${at % 40},AF,` +
        `Province ${area % 18},District ${area},Site ${at % 30},2022-0${(at % 8) + 1}-01,2023-0${(at % 9) + 1}-15,ongoing,${at % 10_000},P${body}-${at % 5},Project of ${body}`,
    );
  }
  writeFileSync(file, rows.join("\n") + "\n");
  const kilobytes = (beyond_the_graph("sheet", file) * 1000) / 60_000;
  assert.ok(kilobytes < 3.3, `an import has ${kilobytes.toFixed(1)} kB beyond the graph for each row`);
});

test("rows that moved are no objects", { skip }, () => {
  const sent = join(folder, "sent");
  mkdirSync(sent);
  writeFileSync(join(sent, "organisations.csv"), "id,name\none,One\n");
  const rows = Array.from({ length: 300_000 }, (_, at) => `d${at},one,service-${at % 50},IQ,${at % 9000}`);
  const write = (some) => writeFileSync(join(sent, "deliveries.csv"), `id,organisation,service,location,capacity\n${some.join("\n")}\n`);
  write(rows);
  megabytes("again", "import", sent);
  write(rows.slice(1));
  const bytes = (beyond_the_graph("again", sent) * 1_048_576) / rows.length;
  assert.ok(bytes < 200, `an import has ${bytes.toFixed(0)} bytes beyond the graph for each row that moved`);
});
