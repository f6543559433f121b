// What the HTTP API answers about what one can choose from, and what stays without
// external money.

import type { Frame, Id } from "./answers.ts";
import type { Money } from "./answers_of_links.ts";

export interface Inequality {
  counted: number;
  none: number;
  least: number | null;
  most: number | null;
  ratio: number | null;
  gini: number | null;
}

export interface Options {
  location?: Id;
  host?: Id;
  state: string;
  services: number | null;
  reachable: number | null;
  reach_unknown: number;
  dimensions: Record<Id, number>;
  open: Id[];
}

export interface Entitlement {
  destination: Id;
  profile: string | null;
  host: Id;
  money: Money[] | null;
  in_kind: string[];
}

export interface EntitlementRange {
  id: Id;
  destination: Id;
  profile: string | null;
  hosts: number;
  without_amount: number;
  ranges: { currency: string; hosts: number; least: number; least_host: Id; most: number; most_host: Id; ratio: number | null; spread: number }[];
}

export interface Balance {
  id: Id;
  location: Id;
  returnees_only: boolean;
  returnees: Id[];
  residents: Id[];
  both: Id[];
  others: Id[];
  unknown: Id[];
  national: number;
}

export interface Access {
  id: Id;
  location: Id;
  service: Id;
  group: Id | null;
  nothing_left: boolean;
  deliveries: number;
  open: number;
  conditions: string[];
}

export interface Bundle {
  id: Id;
  location: Id;
  complete: boolean;
  offered: Id[];
  absent: Id[];
  absence_known: boolean;
  entry: Id | null;
  reached: Id[];
  links_known: boolean;
}

// The items are of the kind that `view` names.
export interface Equality extends Frame {
  view: "locations" | "hosts" | "packages" | "balance" | "access" | "bundles";
  items: (Options | Entitlement | Balance | Access | Bundle)[];
  inequality?: Inequality;
  dimensions?: Record<Id, Inequality>;
  unknown?: number;
  unreported?: number;
  ranges?: EntitlementRange[];
  complete?: number;
}

export interface Owned {
  location: Id;
  service: Id;
  group: Id;
  funding: string;
  survives: boolean | null;
  national: number;
  project: number;
  unknown: number;
}

export interface HandOff {
  ends_on: string;
  organisation: Id;
  programme: Id | null;
  location: Id;
  service: Id;
  group: Id | null;
  missing: string | null;
  successor: Id | null;
  handover: string | null;
}

// The items are of the kind that `view` names.
export interface Ownership extends Frame {
  view: "cells" | "handoff";
  items: (Owned | HandOff)[];
  types: Record<string, number>;
  surviving: number;
  surviving_share: { low: number | null; high: number | null } | null;
  hand_offs: number;
  hand_offs_wanting: number;
}
