#pragma once

#include "store/files/file_start.h"
#include "store/files/read_file.h"

// Boundaries of administrative areas by P-code, as GeoJSON or TopoJSON.
namespace store {

bool is_boundaries(const FileStart& start);

// Reads each shape as a place: its code, level, name and parent by its properties, and a point inside it. The lines
// themselves are not kept. Codes without their country's letters, of an older scheme, get these where the file or its
// name tells the country, and a note; where it does not the shape is left out.
// Throws what read_file() throws; Error{invalid} where no shape has a code. Cost: see read_shapes().
engine::Reading read_boundaries(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
