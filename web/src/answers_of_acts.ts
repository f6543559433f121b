// What the HTTP API answers about what is to be decided, reported and kept.

import type { Frame, Id, Names, RecordColumns } from "./answers.ts";

export interface Decision {
  id: Id;
  revision: number;
  when: string;
  by: string | null;
  status: string;
  reason: string | null;
  owner: Id | null;
  due: string | null;
}

export interface Finding {
  id: Id;
  kind: string;
  found: boolean;
  what: string | null;
  rule: string | null;
  about: Id[];
  organisations: Id[];
  location: Id | null;
  service: Id | null;
  group: Id | null;
  status: string;
  reopened: boolean;
  overdue?: boolean;
  owner: Id | null;
  due: string | null;
  reason: string | null;
  evidence: Id[];
  decisions: Decision[];
}

export interface Findings extends Frame {
  pairs_at: string | null;
  items: Finding[];
  listed: number;
  kinds: Record<string, number>;
  statuses: Record<string, number>;
  overdue: number;
  gone: number;
  withheld: number;
}

export interface Decided {
  revision: number;
  finding: Finding;
  names: Names;
}

export interface Match {
  id: Id;
  kind: string;
  a: Id;
  b: Id;
  score: number;
  reasons: string[];
}

export interface Matches {
  revision: number;
  total: number;
  items: Match[];
  names: Names;
}

export interface Judged {
  revision: number;
  joined: boolean;
  ids: Id[];
}

export interface Undone {
  revision: number;
  undone: number;
  restored: number;
  withdrawn: number;
}

export interface Listing {
  revision: number;
  total: number;
  items: RecordColumns[];
  names: Names;
}

export interface Return {
  source: string;
  organisation: Id | null;
  of: string;
  location: Id | null;
  service: Id | null;
  start: string | null;
  end: string | null;
  state: string;
  due: string | null;
  days_late: number | null;
  records: number;
  last_assured: string | null;
  last_return: { revision: number; previous: number | null; day: string | null; added: number; changed: number; withdrawn: number } | null;
  organisations: { id: Id; records: number; last_assured: string | null; silent: boolean }[];
  evidence: Id[];
}

export interface Returns {
  revision: number;
  at: string | null;
  total: number;
  states: Record<string, number>;
  items: Return[];
  names: Names;
}

export interface Commitment {
  id: Id;
  text: string;
  document: Id | null;
  owner: Id | null;
  due: string | null;
  status: string | null;
  answer: string;
  reason: string | null;
  overdue: boolean | null;
  programmes: { id: Id; running: boolean | null; committed: boolean | null; donors: Id[] }[];
}

export interface Commitments {
  revision: number;
  at: string | null;
  total: number;
  answers: Record<string, number>;
  overdue: number;
  overdue_unknown: number;
  items: Commitment[];
  names: Names;
}
