#include "store/files/iati_writer.h"

#include "store/files/iati_export.h"

namespace store {

void write_iati(const ExportContent& content, std::ostream& out) { IatiExport(content, out).write(); }

}  // namespace store
