// What the HTTP API answers, as docs/http.md describes it. An unknown number is
// null, never 0; every id has its display name in `names`.

export type Id = string;
export type Names = Record<Id, string>;

export type StateCode =
  | "covered" | "present" | "thin" | "no-access" | "uncovered"
  | "unreported" | "unknown" | "blank" | "not-needed";

export interface Status {
  name: string;
  version: string;
  revision: number;
  today: string;
  database: string;
  counts: Record<string, number>;
  levels: Record<string, number>;
  first_day: string | null;
  last_day: string | null;
  report_days: string[];
  read_only: boolean;
  sees: "public" | "members" | "secretariat"; // what the asker's key shows
  organisation: Id | null; // the asker's own
}

export interface Cell {
  location: Id;
  service: Id;
  group: Id;
  state: StateCode;
  flags: string[];
  unknown_flags?: string[];
  information: string[];
  organisations: Id[];
  providers: Id[];
  capacity: number | null;
  reach: number | null;
  need: number | null;
  need_at_least?: boolean;
  unmet: number | null;
  severity: number | null;
  deliveries: number;
  ends_on: string | null;
  donors: Id[] | null;
  priority: number | null;
  id?: Id;
  status?: string;
}

// What every analysis says of itself, so that a reader knows what was counted.
export interface Frame {
  revision: number;
  at: string | null;
  level: number | "finest";
  service_level: number | "finest";
  group_level: number | "finest";
  total: number;
  names: Names;
}

export interface Coverage extends Frame {
  items: Cell[];
  states: Partial<Record<StateCode, number>>;
  needed?: number; // cells of which a need is known
  recorded_above: number;
  lapsed: number;
  undated: number;
  parents: Record<Id, Id>;
  levels_of: Record<Id, number>;
  listed?: number; // where a state was asked for: how many cells have it
  watch_total?: number;
  blank_total?: number;
  unknown_total?: number;
  unreported_total?: number;
}

export interface Triple {
  location: Id;
  service: Id;
  group: Id;
}

export interface Overlap {
  id: Id;
  a: Id;
  b: Id;
  class: string;
  probable: boolean;
  cells: number;
  sites: number;
  jaccard: number;
  containment: number;
  days: number | null;
  money: { amount: number; currency: string | null; estimated: boolean }[] | null; // estimated: split evenly
  saturation: number | null;
  shared: Triple[];
  reason: string;
  organisations_a: Id[];
  organisations_b: Id[];
}

export interface Overlaps extends Frame {
  items: Overlap[];
  classes: Record<string, number>;
  crowded: (Triple & { providers: number })[];
}

export interface NetworkNode {
  id: Id;
  name: string;
  kind: string | null;
  x: number;
  y: number;
  cells: number;
  links: number;
}

export interface NetworkLink {
  a: Id;
  b: Id;
  cells: number;
  kinds: string[];
}

export interface Network {
  revision: number;
  at: string | null;
  total: number;
  nodes: NetworkNode[];
  items: NetworkLink[];
}

export interface SourceRow {
  source: string;
  place: string | null;
  row: number | null;
}

export interface Delivery {
  id: Id;
  organisation: Id;
  programme: Id | null;
  location: Id;
  service: Id;
  group: Id | null;
  role: string | null;
  start: string | null;
  end: string | null;
  reported: string[];
  status: string | null;
  stage: string | null;
  capacity: number | null;
  reach: number | null;
  per: string | null;
  assured_date: string | null;
  way_in: string[];
  conditions: string[];
  note?: string | null;
  source: SourceRow[];
  words: Record<string, string>;
}

export interface Deliveries {
  revision: number;
  total: number;
  items: Delivery[];
  names: Names;
}

export type Field = string | number | boolean | null | Field[] | { [key: string]: Field };
export type RecordColumns = Record<string, Field>;

export interface Edge {
  kind: string;
  column: string; // of that kind, which names this record
  label: string;
  total: number;
  items: RecordColumns[];
}

export interface RecordAnswer {
  revision: number;
  id: Id;
  kind: string;
  name: string;
  record: RecordColumns;
  names: Names;
  statements: { source: string; record: RecordColumns; rows: SourceRow[]; assured_date: string | null }[];
  edges: Edge[];
  history: { revision: number; when: string; source: string | null; message: string | null; change: string }[];
  cells?: { location: Id; service: Id; group: Id; organisations: number }[];
  partners?: { id: Id; cells: number }[];
}

export interface Found {
  id: Id;
  kind: string;
  name: string;
  detail: string | null;
}

export interface Term {
  code: string;
  label: string;
  meaning?: string;
}

export interface Vocabulary {
  states: Term[];
  flags: Term[];
  classes: Term[];
  [list: string]: Term[];
}

export interface Revision {
  revision: number;
  when: string;
  actor: string | null;
  source: string | null;
  message: string | null;
  added: number;
  changed: number;
  withdrawn: number;
}

export interface ImportColumn {
  column: string;
  header: string;
  tag: string | null;
  treatment: "understood" | "ignored" | "dropped";
  meaning: string | null;
  reason: string | null;
}

export interface ImportIssue {
  file: string | null;
  sheet: string | null;
  row: number | null;
  column: string | null;
  value: string | null;
  reason: string;
  weight: "left-out" | "unresolved" | "note";
}

export interface ImportReport {
  revision: number;
  committed: boolean;
  file: string;
  format: string;
  sheet: string | null;
  rows_read: number;
  rows_taken: number;
  rows_left: number;
  added: number;
  changed: number;
  withdrawn: number;
  unchanged: number;
  columns: ImportColumn[];
  issues: ImportIssue[];
  unresolved: { kind: string; word: string; rows: number }[];
  withdrawals: { id: Id; what: string }[];
  organisations: number;
  locations: number;
  summary: string;
}

export interface ChangedColumn {
  column: string;
  old: Field;
  new: Field;
}

export interface ChangedRecord {
  id: Id;
  record: Id;
  kind: string;
  name: string | null;
  source: string | null;
  change: string;
  columns: ChangedColumn[];
}

export interface ChangedFinding {
  id: Id;
  kind: string;
  what: string;
  about: Id[];
  change: string;
  columns: ChangedColumn[];
}

export interface Changes extends Frame {
  from: { revision: number; at: string | null };
  to: { revision: number; at: string | null };
  items: ChangedRecord[];
  records: Record<string, number>;
  sources: ({ source: string } & Record<string, number | string>)[];
  findings: Record<string, number>;
  finding_changes: ChangedFinding[];
}

// RFC 9457.
export interface Problem {
  title: string;
  status: number;
  detail: string | null;
  issues: ImportIssue[];
}
