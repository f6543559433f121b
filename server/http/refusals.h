#pragma once

#include <cstdint>
#include <optional>

#include "server/http/reply.h"
#include "server/http/request.h"

namespace server {

inline constexpr std::uint64_t largest_body = 64ULL << 20;

// Whether the program is asked on the machine itself, or by a proxy that stands in front of it.
enum class Place { own_machine, behind_proxy };

// Refuses what the HTTP library would misread or be exhausted by, before any of the body is read:
// transfer and content encodings, lengths given twice or not at all, ranges of several parts, bodies
// where none belongs, methods that nothing here takes. Also a Host that is not this machine's own, so
// that a foreign page cannot ask through a name that it made point here.
//
// Returns nothing where the request may go on.
std::optional<Reply> refusal_of(const Request& request, Place place);

}  // namespace server
