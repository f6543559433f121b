#pragma once

#include <string>

#include "engine/analysis/missing_links.h"
#include "engine/analysis/routes.h"
#include "tests/engine/analysis/obvious_graph.h"

// Routes in the slowest and plainest way: every chain of links is walked, and everybody is removed in turn.
namespace obvious {

// Each route with its state, the length of its way and who is critical, a line each.
std::string summary(const Snapshot& snapshot, const Routes& routes);
std::string routes(const Snapshot& snapshot, const Question& question, const Profile& profile);

// How many links each missing or unknown route lacks, by trying all sets of one, then two, then three; a line each.
std::string missing(const Snapshot& snapshot, const Question& question, const Profile& profile);
std::string summary(const Snapshot& snapshot, const std::vector<MissingRoute>& missing);

}  // namespace obvious
