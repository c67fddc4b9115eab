#include "client/configuration/package_store.h"

#include "client/files/files.h"

namespace onedoor::configuration {

namespace {

std::string kept_path(Configuration const& machine) {
    return machine.data_folder + "/configuration.package";
}

/// The package taken last, whatever the clock says now: it was in time when it was taken.
Result<Package> kept_package(Configuration const& machine) {
    core::Bytes const bytes = TRY(files::read(kept_path(machine), package_bytes_max));
    if (!machine.package_key)
        return fail("package.no_key");
    Package package =
        TRY(verify_package(bytes, {*machine.package_key, core::Instant{INT64_MIN}, 0}));
    TRY_VOID(check_machine(machine, package.configuration));
    return package;
}

}

Result<Effective> load(std::string const& machine_file) {
    Effective effective{TRY(read(machine_file)), 0, std::nullopt};
    Result<Package> package = kept_package(effective.configuration);
    if (package) {
        effective.configuration = std::move(package->configuration);
        effective.version = package->version;
    } else if (package.error().code != "file.missing") {
        effective.refused = std::move(package).error();
    }
    return effective;
}

Result<Package> take_package(std::span<std::uint8_t const> bytes, std::string const& machine_file,
                             core::Instant now) {
    Configuration const machine = TRY(read(machine_file));
    if (!machine.package_key)
        return fail("package.no_key");
    Result<Package> const kept = kept_package(machine);
    Package package =
        TRY(verify_package(bytes, {*machine.package_key, now, kept ? kept->version : 0}));
    TRY_VOID(check_machine(machine, package.configuration));
    TRY_VOID(files::replace(kept_path(machine), bytes, files::Durability::Disk));
    return package;
}

Result<core::Bytes> read_stick(std::string const& folder) {
    return files::read(folder + '/' + std::string(package_file_name), package_bytes_max);
}

}
