#pragma once

#include <filesystem>
#include <span>

#include "store/files/fts_flow.h"
#include "store/files/named_table.h"

// The forms in which FTS gives out flows and plans.
namespace store {

// The columns of flat tables of flows, and whether a table is one.
std::span<const KnownColumn> fts_flow_columns();
bool is_fts_flow_table(const NamedColumns& columns);

// The columns of tables of plans and what they ask for, of FTS and of HAPI, and whether a table is one.
std::span<const KnownColumn> plan_columns();
bool is_plan_table(const NamedColumns& columns);

// Each reads one form; `reading` brings the name of the file. They throw what read_file() throws.
void read_fts_page(const std::filesystem::path& path, const Limits& limits, engine::Reading& reading);
void read_fts_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading);

// A plan becomes a programme with what it asks for as its budget. What was given to it is no record: it is the sum of
// flows, and would be counted twice.
void read_plan_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading);

}  // namespace store
