// Runs the program on the invented field of these tests, and gives what it exports.
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

const concert = process.env.CONCERT_BIN;

// Why nothing can be tested; nothing where it can.
export const missing = concert === undefined ? "the program's path is not in CONCERT_BIN" : false;

const tables = {
  locations: "id,level,name,parent,lat,lon\nIQ,0,Iraq,,,\nIQG02,1,Basrah,IQ,30.5,47.8\nIQG02Q01,2,Al-Zubair,IQG02,30.4,47.7\nIQG02Q01/camp,3,North camp,IQG02Q01,30.41,47.71\n",
  organisations: "id,name,kind,country,acronyms,identifiers,url\nharbour,Harbour & <Aid>,national-ngo,IQ,HA,XM-DAC:7,https://harbour.example\ndonor,A donor,government,GB,,,\nbody,The group,,,,,\n",
  programmes: "id,name,status,start,end\ndesk,Return desk,active,2024-01-01,2025-01-01\n",
  deliveries:
    "id,organisation,service,location,programme,start,end,status,way_in,conditions,assured_date,tier\n" +
    "d1,harbour,health,IQG02Q01/camp,desk,2024-01-01,2024-12-31,active,walk-in,fee: 5 USD|document: passport|nationality: any,2024-05-01,\n" +
    "d2,harbour,gender-based-violence,IQG02Q01/camp,,,,,,,,public\n" +
    "d3,donor,health,IQG02Q01/camp,,,,,,,,public\n",
  funding: "id,provider,receiver,kind,amount,currency,value_date\nf1,donor,harbour,commitment,1000,USD,2024-02-01\nf2,donor,desk,commitment,7,EUR,2024-02-01\n",
  participations: "id,organisation,programme,role\np1,harbour,desk,implementing\n",
  referrals: "id,from,to,service,status\nr1,harbour,body,health,active\n",
  memberships: "id,organisation,body,status\nm1,harbour,body,co-chair\n",
};

const folder = mkdtempSync(join(tmpdir(), "concert-exports-"));
process.on("exit", () => rmSync(folder, {recursive: true, force: true}));

function run(...line) {
  return execFileSync(concert, ["--db", join(folder, "db"), ...line], {encoding: "utf8", maxBuffer: 1 << 28});
}

let imported = false;

// What the program writes as `format`, of the field above.
export function exported(format) {
  if (!imported) {
    mkdirSync(join(folder, "field"));
    for (const [table, csv] of Object.entries(tables)) writeFileSync(join(folder, "field", `${table}.csv`), csv);
    run("import", join(folder, "field"), "--strict");
    imported = true;
  }
  return run("export", "--as", format);
}
