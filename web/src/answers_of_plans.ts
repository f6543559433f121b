// What the HTTP API answers about what is not so yet: a proposal, and a departure.

import type { Frame, Id, Triple } from "./answers.ts";

export interface Contact {
  organisation: Id;
  cells: number;
  donors: number;
  reasons: string[];
  shared: Triple[];
}

export interface Neighbour {
  provider: Id;
  organisation: Id | null;
  class: string;
  cells: number;
  donors: Id[];
  shared: Triple[];
}

export interface FilledGap extends Triple {
  id: Id;
  state: string;
  need: number | null;
  unmet: number | null;
  severity: number | null;
  general: boolean;
}

// The items are of the kind that `view` names.
export interface Check extends Frame {
  view: "contacts" | "neighbours" | "gaps";
  items: (Contact | Neighbour | FilledGap)[];
  contacts: number;
  neighbours: number;
  gaps: number;
  cells: Triple[];
}

export interface WhatIf extends Frame {
  without: Id[];
  stopped: Id[];
  items: (Triple & { before: string; after: string })[];
  gaps_new: (Id | Triple)[];
  gaps_gone: (Id | Triple)[];
  overlaps: { id: Id; a: Id; b: Id; before: string | null; after: string | null }[];
  routes_gone: Id[];
  routes_new: Id[];
  unreachable: Triple[];
}
