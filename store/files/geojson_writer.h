#pragma once

#include <ostream>

#include "store/files/export_content.h"

namespace store {

// Writes the places where anybody delivers as GeoJSON (RFC 7946): a Feature each, ascending by id, with its point
// where one is known, else without a geometry. Its properties say who delivers what there to whom, how many
// deliveries are recorded and how many are active on the day asked. Sites are shown as SiteGuard allows: what is
// moved up to the place around it is counted as `lifted`. The same content gives the same bytes.
void write_geojson(const ExportContent& content, std::ostream& out);

}  // namespace store
