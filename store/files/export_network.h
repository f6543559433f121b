#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/files/export_content.h"

namespace store {

// An organisation, a programme or a sector, as programs that draw networks take it.
struct NetworkNode {
  std::string id, label;
  std::string kind;     // organisation, programme or service
  std::string type;     // of an organisation: its kind; of a programme: its status
  std::string country;  // of an organisation
  engine::Period period;

  friend auto operator<=>(const NetworkNode&, const NetworkNode&) = default;
};

// Everything of one kind from one node to another, taken together.
struct NetworkEdge {
  std::string from, to;
  std::string kind;          // delivers, funding, participation, referral, membership or parent
  std::string label;         // "funds", "refers to", "delivers"; of a participation its role
  std::uint64_t weight = 0;  // the records that say so; of what is delivered the places where
  std::string money;         // "1200 USD; 500 EUR", each currency added up; empty where unknown
  engine::Period period;     // from the first to the last day of any; open where one is

  friend auto operator<=>(const NetworkEdge&, const NetworkEdge&) = default;
};

struct Network {
  std::vector<NetworkNode> nodes;  // by id
  std::vector<NetworkEdge> edges;  // by from, to, kind, label
};

// The network of what the content says: organisations, programmes, and the sectors that anybody delivers. Names that
// name nobody ("Multiple donors") are no nodes. Where two nodes have one id, the kind stands before the second's.
Network network_of(const ExportContent& content);

// The text as XML may hold it, between tags and in attributes.
std::string xml_text(std::string_view text);

}  // namespace store
