#pragma once

#include <string>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/package_reader.h"

// Native tables read the obvious way: a row after the other, a record for each, from the workbook that is opened by
// DelimitedText. Slow, and what the fast reader must agree with.
engine::Reading obvious_tables(const std::string& name, const std::vector<store::TableFile>& tables);
