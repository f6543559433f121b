#include "store/files/formats.h"

#include "store/files/aiddata.h"
#include "store/files/boundaries.h"
#include "store/files/fts.h"
#include "store/files/grants_360.h"
#include "store/files/hapi.h"
#include "store/files/hsds.h"
#include "store/files/iati.h"
#include "store/files/package_reader.h"
#include "store/files/service_points.h"

namespace store {
namespace {

bool is_native(const FileStart& start) {
  return is_package(start.path) ||
         (start.kind == FileStart::Kind::text && is_native_table(start.path, start.name, Limits()));
}

engine::Reading read_native(const std::filesystem::path& path, const ReadOptions& options) {
  if (is_package(path)) {
    // A package is called after its folder, unless a name was given.
    ReadOptions own = options;
    if (own.name == path.filename()) own.name.clear();
    return read_package(path, own);
  }
  return read_native_table(path, options.name, options.limits);
}

// What is most particular stands first: any folder is taken for a native package.
constexpr FileFormat formats[] = {
    {Format::services, is_service_points, read_service_points},
    {Format::boundaries, is_boundaries, read_boundaries},
    {Format::fts, is_fts, read_fts},
    {Format::grants_360, is_grants_360, read_grants_360},
    {Format::hapi, is_hapi, read_hapi},
    {Format::aiddata, is_aiddata, read_aiddata},
    {Format::hsds, is_hsds, read_hsds},
    {Format::iati, is_iati, read_iati},
    {Format::datapackage, is_native, read_native},
};

}  // namespace

std::span<const FileFormat> file_formats() { return formats; }

}  // namespace store
