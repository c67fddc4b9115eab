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

namespace {

struct Candidate {
    Package package;
    std::string kept_path;
};

Result<Candidate> candidate(std::span<std::uint8_t const> bytes, std::string const& machine_file,
                            core::Instant now) {
    Configuration const machine = TRY(read(machine_file));
    if (!machine.package_key)
        return fail("package.no_key");
    Result<Package> const kept = kept_package(machine);
    Package package =
        TRY(verify_package(bytes, {*machine.package_key, now, kept ? kept->version : 0}));
    TRY_VOID(check_machine(machine, package.configuration));
    return Candidate{std::move(package), kept_path(machine)};
}

}

Result<Package> examine_package(std::span<std::uint8_t const> bytes,
                                std::string const& machine_file, core::Instant now) {
    return TRY(candidate(bytes, machine_file, now)).package;
}

Result<Package> take_package(std::span<std::uint8_t const> bytes, std::string const& machine_file,
                             core::Instant now) {
    Candidate taken = TRY(candidate(bytes, machine_file, now));
    TRY_VOID(files::replace(taken.kept_path, bytes, files::Durability::Disk));
    return std::move(taken.package);
}

Result<core::Bytes> read_stick(std::string const& folder) {
    return files::read(folder + '/' + std::string(package_file_name), package_bytes_max);
}

}
