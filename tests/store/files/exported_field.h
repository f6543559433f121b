#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "engine/graph/build.h"
#include "store/files/export_content.h"
#include "store/files/read_file.h"
#include "store/files/standard.h"
#include "tests/engine/identity/imports_text.h"

// A small field that was imported from drawn sheets into the standard trees, as exports see it.
class ExportedField {
 public:
  ExportedField() : imports_(standard_records(), store::read_word_lists()) {}

  void import(const engine::Reading& reading, const std::string& source) { imports_.import(reading, source); }

  store::ExportContent content() {
    snapshot_ = imports_.snapshot();
    std::vector<engine::StoredRecord> records = standard_records();
    for (std::size_t number = 0; number < snapshot_->sources.size(); ++number) {
      const std::string& source = snapshot_->sources[number];
      if (source == "standard") continue;
      for (engine::StoredRecord& stored : imports_.of_source(source)) records.push_back(std::move(stored));
    }
    std::ranges::sort(records, {}, &engine::StoredRecord::number);
    records_ = engine::HeldRecords(records);
    return {*snapshot_, records_, engine::parse_day("2022-06-01")};
  }

  // The deliveries of a source as text, ascending, without what an import makes up itself.
  std::vector<std::string> deliveries(const std::string& source) {
    const auto snapshot = imports_.snapshot();
    std::vector<std::string> lines;
    for (const engine::StoredRecord& stored : imports_.of_source(source)) {
      const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
      if (delivery == nullptr) continue;
      const auto organisation = engine::look_up(snapshot->organisation_by_id, delivery->organisation);
      std::string line = snapshot->organisations[organisation.index].name + "|" + delivery->role + "|" +
                         delivery->service.text + "|" + delivery->location.text + "|" + delivery->group.text + "|" +
                         delivery->status + "|";
      if (const auto programme = engine::look_up(snapshot->programme_by_id, delivery->programme); programme.known()) {
        line += snapshot->programmes[programme.index].name;
      }
      for (const auto& date : {delivery->start, delivery->end}) line += "|" + (date ? engine::to_text(*date) : "");
      for (const auto& period : delivery->reported) line += "|" + engine::to_text(period);
      for (const auto& count : {delivery->capacity, delivery->reach})
        line += "|" + (count ? std::to_string(*count) : "?");
      lines.push_back(std::move(line));
    }
    std::ranges::sort(lines);
    return lines;
  }

 private:
  static std::vector<engine::StoredRecord> standard_records() {
    engine::Reading standard = store::read_standard();
    for (std::size_t at = 0; at < standard.records.size(); ++at) {
      standard.records[at].number = at + 1;
      standard.records[at].record.source = "standard";
    }
    return std::move(standard.records);
  }

  testing_text::Imports imports_;
  std::shared_ptr<const engine::Snapshot> snapshot_;
  engine::HeldRecords records_;
};
