#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/model/record.h"
#include "store/database/names.h"

// Records as values on disk, in the atoms of bytes.h:
//
//   record      tag, id: text, source: name number, assured: byte (1: known) and then day, tier: byte,
//               note: text, words: count of (field: text, text), citations, fact: see fact_encoding.h
//   withdrawal  tag
//   citations   count of (place: name number, row: number), in a value of their own after a tag
//
// Each value has one encoding only. The bytes of schema 1 hang on the order of the tables and of their
// columns: a change of either needs a new tag.
namespace store {

// REQUIRES: `names` knows the record's source and the places of its citations.
std::string encode_record(const engine::StoredRecord& stored, const Names& names);
std::string encode_withdrawal();
std::string encode_citations(const engine::Citations& citations, const Names& names);

// Each throws Error{storage} where the bytes are none that the function above writes.
// Nothing where it is a withdrawal.
std::optional<engine::StoredRecord> decode_record(engine::Number number, std::string_view bytes, const Names& names);
engine::Citations decode_citations(std::string_view bytes, const Names& names);

}  // namespace store
