#pragma once

#include <ostream>

#include "store/files/export_content.h"

namespace store {

// Writes the programmes as activities of IATI 2.03, valid by its schema: with their organisations, money, services and
// places. Programmes that cannot be valid activities without inventing something are left out, as are deliveries
// without a programme (docs/files.md). The same content gives the same bytes.
// Cost: a pass over the deliveries, funding and participations.
void write_iati(const ExportContent& content, std::ostream& out);

}  // namespace store
