#pragma once

#include <random>

#include "engine/model/record.h"
#include "store/database/names.h"

// Records such as nobody would write, the same for the same seed: every kind, every type of column,
// texts of any bytes.
engine::StoredRecord random_record(std::mt19937& random);

// One of the kind with that place in engine::Fact, every column of which is known.
engine::StoredRecord full_record(std::mt19937& random, std::size_t kind);

engine::Citations random_citations(std::mt19937& random);

// Any number from 0 to `most`.
std::uint64_t pick(std::mt19937& random, std::uint64_t most);

// `names` with the source of `stored` and the places of its citations.
store::Names with_names_of(store::Names names, const engine::StoredRecord& stored);
