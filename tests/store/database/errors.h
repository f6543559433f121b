#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "engine/model/error.h"

// Says what `work` was refused with, by kind and sentence; nothing where it was not.
template <class Work>
std::optional<engine::Error> error_of(Work&& work) {
  try {
    work();
  } catch (const engine::Error& error) {
    return error;
  }
  return std::nullopt;
}

// Expects `work` to throw an Error of that kind whose sentence holds `words`.
template <class Work>
void expect_error(Work&& work, engine::Error::Kind kind, const std::string& words) {
  const auto error = error_of(work);
  ASSERT_TRUE(error) << "nothing was refused where this was expected: " << words;
  EXPECT_EQ(error->kind(), kind) << error->what();
  EXPECT_NE(std::string(error->what()).find(words), std::string::npos) << error->what();
}
