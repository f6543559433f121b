#pragma once

#include <string>

#include "engine/model/pack_change.h"
#include "engine/model/reading.h"
#include "engine/model/tables.h"
#include "engine/model/text.h"

// The records of a reading as text, a line each: "deliveries sal-1: organisation=o1 service=... | words: status=x".
// What is empty is left out; records in packs come last.
inline std::string records_text(const engine::Reading& reading) {
  std::string text;
  std::vector<engine::StoredRecord> records = engine::unpack_all(reading.packs);
  records.insert(records.begin(), reading.records.begin(), reading.records.end());
  for (const engine::StoredRecord& stored : records) {
    const engine::Record& record = stored.record;
    text += std::string(engine::table_of(record.fact)) + (record.id.empty() ? "" : " " + record.id) + ":";
    std::visit(
        [&](const auto& fact) {
          engine::for_each_column(fact, [&](const auto& column, const auto& value) {
            const std::string cell = engine::to_text(value);
            if (!cell.empty()) text += " " + std::string(column.name) + "=" + cell;
          });
        },
        record.fact);
    for (const engine::Word& word : record.words) text += " word " + word.field + "=" + word.text;
    if (record.assured) text += " assured " + engine::to_text(*record.assured);
    if (!record.note.empty()) text += " note " + record.note;
    text += "\n";
  }
  return text;
}

// "place: Port, Basra = IQ/ > 1 Basra > 3 Port at 1,2" a line each.
inline std::string places_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& [key, mention] : reading.places_named) {
    text += key + " =";
    for (const auto& words : mention.words) {
      text += " " + std::to_string(words.level) + ":" + words.code + (words.name.empty() ? "" : "'" + words.name + "'");
    }
    if (mention.lat) text += " at " + engine::to_text(*mention.lat) + "," + engine::to_text(*mention.lon);
    text += "\n";
  }
  return text;
}
