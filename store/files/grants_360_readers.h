#pragma once

#include <filesystem>
#include <span>

#include "store/files/grants_360_grant.h"
#include "store/files/named_table.h"

// The two forms of 360Giving data.
namespace store {

std::span<const KnownColumn> grant_columns();
bool is_grant_table(const NamedColumns& columns);

// Each reads one form; `reading` brings the name of the file. They throw what read_file() throws.
void read_grant_list(const std::filesystem::path& path, const Limits& limits, engine::Reading& reading);
void read_grant_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading);

}  // namespace store
