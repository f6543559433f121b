#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "server/access/caller.h"
#include "server/http/given_answers.h"
#include "server/http/pages.h"
#include "server/http/refusals.h"
#include "server/http/reply.h"
#include "server/http/request.h"
#include "server/library/library.h"

namespace server {

// Whether questions need a key. On the machine itself they do not.
enum class Reading { open, by_key };

// What stands behind an address: the database, the viewer, and who may ask.
struct Service {
  Library& library;
  const Pages& pages;
  Place place = Place::own_machine;
  Reading reading = Reading::open;
  std::function<std::int64_t()> clock;  // seconds since 1970-01-01 UTC
  std::filesystem::path mappings = {};  // where those of sources are kept; empty: none are
  GivenAnswers* given = nullptr;        // where answers to questions are kept; null: each is reckoned anew
};

inline constexpr std::string_view base = "/api/v1";

// Answers a request. Every failure becomes an answer here: a refusal is told in full, a failure is
// logged in full and told in brief. Any thread may call it.
//
// Throws nothing.
// Cost: of a question that was answered before, a search in `given`.
std::shared_ptr<const Reply> shared_reply(const Service& service, const Request& request);

// The same, for who wants a reply of his own.
Reply reply(const Service& service, const Request& request);

// Refuses, before its body is read, what would be refused anyway: see refusal_of(), and imports by whom may not. Of
// requests by other methods than POST nothing: no body of theirs is read, and shared_reply() refuses them.
//
// Throws nothing.
std::optional<Reply> refuse_early(const Service& service, const Request& request);

}  // namespace server
