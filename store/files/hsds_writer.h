#pragma once

#include <ostream>

#include "store/files/export_content.h"

namespace store {

// Writes what is delivered as a directory of services after HSDS 3: one page of the services of an API, each whole,
// with its organisation, its programme and its locations. Deliveries of one organisation, programme, service, status
// and terms are one service at several locations. Ids are made of Concert's own, which stand beside them, so that
// the same content gives the same bytes and read_hsds() finds organisations, services and places again. Sites are
// shown as SiteGuard allows. Nobody's telephone and mailbox is written.
void write_hsds(const ExportContent& content, std::ostream& out);

}  // namespace store
