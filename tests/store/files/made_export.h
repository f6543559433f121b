#pragma once

#include <functional>
#include <memory>
#include <sstream>
#include <string>

#include "engine/graph/build.h"
#include "store/files/export_content.h"
#include "tests/engine/graph_text.h"

// What a writer is given, made of tables drawn as text (see tests/engine/graph_text.h).
class MadeExport {
 public:
  explicit MadeExport(const std::string& tables, const std::string& day = "2024-06-15")
      : records_(testing_text::records(tables)), day_(engine::parse_day(day)) {
    form();
  }

  // The record with the id gets the mark of a provider that publishes it.
  MadeExport& mark_public(const std::string& id) {
    for (auto& stored : records_) {
      if (stored.record.id == id) stored.record.words.push_back({"tier", "public"});
    }
    form();
    return *this;
  }

  // Only the secretariat may see the record: it is in the graph, and not among the records of the reader.
  MadeExport& hide(const std::string& id) {
    std::erase_if(records_, [&](const auto& stored) { return stored.record.id == id; });
    held_ = engine::HeldRecords(records_);
    return *this;
  }

  store::ExportContent content() const { return {*snapshot_, held_, day_}; }

  std::string written(void (*write)(const store::ExportContent&, std::ostream&)) const {
    std::ostringstream out;
    write(content(), out);
    return out.str();
  }

 private:
  void form() {
    engine::SnapshotBuilder builder;
    for (const auto& stored : records_) builder.add(stored);
    snapshot_ = builder.build(7, {});
    held_ = engine::HeldRecords(records_);
  }

  std::vector<engine::StoredRecord> records_;
  engine::HeldRecords held_;
  engine::Day day_;
  std::shared_ptr<const engine::Snapshot> snapshot_;
};

// A field of two organisations, one programme and a site in the valley.
inline const char* const made_field = R"(
  locations
  id    | level | name       | parent | lat  | lon
  IQ    | 0     | Iraq       |        |      |
  IQ1   | 1     | Basrah     | IQ     | 30.5 | 47.8
  IQ11  | 2     | Al-Zubair  | IQ1    | 30.4 | 47.7
  IQ11s | 3     | North camp | IQ11   | 30.41 | 47.71

  services
  id                    | name                   | parents      | crosswalk
  all-services          | All services           |              |
  health                | Health                 | all-services | hapi:HEA+nature:single
  clinic                | Clinics & "wards"      | health       |
  gender-based-violence | Gender-based violence  | all-services |
  shelter-gbv           | Safe shelter           | gender-based-violence |

  organisations
  id     | name          | kind              | country | acronyms | identifiers
  harbour | Harbour & Aid | national-ngo     | IQ      | HA       | XM-DAC:7
  donor  | A donor <1>   | government        | GB      |          |
  body   | The group     |                   |         |          |

  programmes
  id   | name        | status | start      | end
  desk | Return desk | active | 2024-01-01 | 2025-01-01

  deliveries
  id | organisation | programme | service     | location | start      | end        | status | conditions | way_in | assured_date
  d1 | harbour      | desk      | clinic      | IQ11s    | 2024-01-01 | 2024-12-31 | active | fee: 5 USD+eligibility: adults+document: passport+nationality: any | walk-in | 2024-05-01
  d2 | harbour      |           | shelter-gbv | IQ11s    |            |            | active |            |         |
  d3 | harbour      |           | health      | IQ11     | 2020-01-01 | 2021-01-01 | active |            |         |

  funding
  id | provider | receiver | kind       | amount | currency | value_date
  f1 | donor    | harbour  | commitment | 1000   | USD      | 2024-02-01
  f2 | donor    | harbour  | commitment | 200.5  | USD      | 2024-03-01
  f3 | donor    | desk     | commitment | 7      | EUR      | 2024-03-01

  participations
  id | organisation | programme | role
  p1 | harbour      | desk      | implementing

  referrals
  id | from    | to   | service | status
  r1 | harbour | body | clinic  | active

  memberships
  id | organisation | body | status
  m1 | harbour      | body | co-chair
)";
