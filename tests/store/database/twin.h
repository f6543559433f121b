#pragma once

#include <map>

#include "store/database/database.h"

// The obvious database: everything in maps, nothing on disk, nothing fast.
class Twin : public store::Database {
 public:
  std::string uuid() const override { return "a twin"; }
  engine::Revision revision() const override { return log_.size(); }
  engine::Revision commit(const engine::Changeset& changeset) override;

  void for_each(engine::Revision at, const std::function<void(engine::StoredRecord&&)>& visit) const override;
  void for_each_packed(
      engine::Revision at,
      const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack,
      const std::function<void(engine::StoredRecord&&)>& visit_record) const override;
  std::optional<engine::StoredRecord> record(engine::Number number, engine::Revision at) const override;
  std::vector<std::optional<engine::StoredRecord>> records(std::span<const engine::Number> numbers,
                                                           engine::Revision at) const override;
  std::vector<engine::StoredRecord> records_of_source(std::string_view source, engine::Revision at) const override;
  engine::ChosenRecords packed_of_source(std::string_view source, engine::Revision at) const override;
  std::vector<engine::StoredRecord> corrected_of_source(std::string_view source, engine::Revision at) const override;
  std::vector<engine::Number> find(std::string_view id, engine::Revision at) const override;
  std::vector<store::Version> history(engine::Number number) const override;
  std::vector<engine::LogEntry> log() const override { return log_; }
  std::vector<engine::Number> changed_since(engine::Revision since) const override;
  std::vector<engine::Number> touched_between(
      engine::Revision since, engine::Revision to,
      const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack)
      const override;
  std::vector<store::Token> tokens() const override;
  void put_token(const store::Token& token) override { tokens_[token.name] = token; }
  void remove_token(const std::string& name) override;
  store::Verification verify() const override;

 private:
  using Versions = std::map<engine::Revision, std::optional<engine::StoredRecord>>;

  std::map<engine::Number, Versions> records_;
  std::map<engine::Number, std::map<engine::Revision, engine::Citations>> moved_;
  std::vector<engine::LogEntry> log_;
  std::map<std::string, store::Token> tokens_;
};
