#pragma once

#include <random>
#include <vector>

#include "engine/model/record.h"

// Records such as nobody would write, the same for the same seed: every kind and type of column, and
// texts full of the marks of CSV and of lists. Only what the file set can say: texts are UTF-8, lists
// hold no empty text, ids are unique, and each record is cited.
std::vector<engine::StoredRecord> native_records(std::mt19937& random, std::size_t count);

// One of the kind with that place in engine::Fact.
engine::StoredRecord native_record(std::mt19937& random, std::size_t kind);
