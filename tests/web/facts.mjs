// Small answers of the API, for the tests of this folder. Arcadia is invented.

export function cell(changes = {}) {
  return {
    location: "XA0101", service: "health", group: "everyone", state: "present", flags: [], unknown_flags: [], information: [],
    organisations: ["red"], providers: ["red"], capacity: null, reach: null, need: null, unmet: null, severity: null,
    deliveries: 1, ends_on: null, donors: [], priority: null, ...changes,
  };
}

export const names = {
  XA: "Arcadia", XA01: "North", XA02: "South", XA0101: "Alba", XA0102: "Brin", XA0201: "Cael",
  health: "Health", shelter: "Shelter", everyone: "Everyone", returnees: "Returnees", red: "Red Aid", blue: "Blue Aid", green: "Green Aid",
};

const parents = { XA0101: "XA01", XA0102: "XA01", XA0201: "XA02", XA01: "XA", XA02: "XA" };

// An answer of /coverage, its states counted from its cells.
export function coverage(items, changes = {}) {
  const states = {};
  for (const { state } of items) states[state] = (states[state] ?? 0) + 1;
  return {
    revision: 7, at: "2022-03-15", level: 2, service_level: 1, group_level: 0, total: items.length, items, names, states,
    recorded_above: 0, lapsed: 0, undated: 0, parents, levels_of: { XA: 0, XA01: 1, XA02: 1 }, ...changes,
  };
}

export function status(changes = {}) {
  return {
    name: "Concert", version: "0", revision: 7, today: "2026-01-10", database: "", counts: {}, levels: { 0: 3, 1: 0, 2: 40, 3: 5 },
    first_day: "2021-01-01", last_day: "2030-12-31", report_days: ["2022-02-28", "2022-03-31"], read_only: false, sees: "public", organisation: null, ...changes,
  };
}

export function pair(changes = {}) {
  return {
    id: "o1", a: "red", b: "blue", class: "possible", probable: false, cells: 2, sites: 2, jaccard: 0.5, containment: 1, days: 31,
    money: null, saturation: null, reason: "need is unknown", organisations_a: ["red"], organisations_b: ["blue"],
    shared: [
      { location: "XA0102", service: "health", group: "everyone" },
      { location: "XA0101", service: "shelter", group: "everyone" },
    ],
    ...changes,
  };
}
