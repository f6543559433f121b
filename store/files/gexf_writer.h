#pragma once

#include <ostream>

#include "store/files/export_network.h"

namespace store {

// Writes the network as GEXF 1.3, directed, with several edges between two nodes told apart by their kind, and dates
// by which Gephi's timeline filters: an end is the last day. The same content gives the same bytes.
void write_gexf(const ExportContent& content, std::ostream& out);

}  // namespace store
