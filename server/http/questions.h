#pragma once

#include "server/http/endpoints.h"

namespace server {

// Puts the endpoint's question and answers in JSON, or CSV where that is accepted; with an entity tag
// that is known before the question is put, so that an unchanged answer costs nothing.
Reply answer_question(const Visit& visit, const Endpoint& endpoint);

// The addresses of the other pages of a list, as RFC 8288 writes them; empty where all is on this one.
std::string links(const Request& request, const Parameters& query, std::size_t total, std::size_t shown);

}  // namespace server
