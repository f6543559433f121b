// What the HTTP API answers about who pays for what, and who is led where.

import type { Frame, Id, Triple } from "./answers.ts";

export interface Money {
  amount: number;
  currency: string | null;
}

// What goes where a programme ends or a donor leaves.
export interface Fall {
  services: Id[];
  locations: Id[];
  cells: number;
  emptied: Triple[];
  referrals: Id[];
  deliveries: Id[];
}

export interface DonorShare {
  donor: Id;
  cells: number;
  programmes: number;
  money: Money[] | null;
  share: number;
  share_at_most: number;
}

export interface DonorPair {
  a: Id;
  b: Id;
  cells: number;
  programmes: number;
  money: Money[] | null;
  shared_programmes: Id[];
}

export interface RunwayEnd extends Fall {
  month: string;
  programme: Id;
  ends_on: string;
  donors: Id[];
  money: Money[] | null;
}

export interface Consequence extends Fall {
  programme: Id;
  effect: string;
  donors_left: Id[];
  money: Money[] | null;
}

// The items are of the kind that `view` names.
export interface Donors extends Frame {
  view: "pairs" | "shares" | "runway" | "leaving";
  items: (DonorShare | DonorPair | RunwayEnd | Consequence)[];
  donors_total?: number;
  providers?: number;
  providers_unknown?: number;
  months?: { month: string; programmes: number; deliveries: number; emptied: number; referrals: number }[];
  open_ended?: Id[];
  leaving?: Id[];
  together?: Fall;
}

export interface Aim {
  location: Id;
  service: Id | null;
}

export interface Route extends Aim {
  id: Id;
  state: string;
  steps: number | null;
  way: Id[];
  providers: Id[];
  critical: Id[];
}

export interface MissingRoute extends Aim {
  id: Id;
  state: string;
  providers: Id[];
  missing: { from: Id; to: Id; recorded: Id | null; why: string }[];
  lacks_way_in: boolean;
}

export interface StageBreak {
  id: Id;
  location: Id;
  host: string | null;
  from_stage: string;
  to_stage: string;
  state: string;
  before: Id[];
  after: Id[];
}

export interface CriticalActor {
  organisation: Id;
  lost_as_link: number;
  lost_as_provider: number;
  lost: (Aim & { as: string })[];
}

export interface MechanismScore {
  id: Id;
  mechanism: Id;
  lead: Id | null;
  stage: string | null;
  next_stage: string | null;
  agreement: string;
  coordination: string;
  border: string;
  dimensions: string;
  reasons: Record<string, string>;
}

export interface ReferralCount {
  referral: Id;
  from: Id;
  to: Id | null;
  month: string;
  sent: number | null;
  accepted: number | null;
  rejected: number | null;
  no_answer: number | null;
  suppressed: boolean;
  at_least: string[];
}

// The items are of the kind that `view` names.
export interface Referrals extends Frame {
  view: "routes" | "missing" | "stage-breaks" | "critical" | "mechanisms" | "counts";
  items: (Route | MissingRoute | StageBreak | CriticalActor | MechanismScore | ReferralCount)[];
  in_scope: boolean;
  states?: Record<string, number>;
  wanted?: { from: Id; to: Id; routes: number }[];
  fewest_shown?: number;
}
