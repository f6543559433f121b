#pragma once

#include <ostream>

#include "store/files/export_network.h"

namespace store {

// Writes the network as GraphML, directed, with what NetworkNode and NetworkEdge have as attributes. An open start or
// end is left out. The same content gives the same bytes.
void write_graphml(const ExportContent& content, std::ostream& out);

}  // namespace store
