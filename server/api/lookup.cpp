#include "server/api/lookup.h"

#include "shared/cases/file_code.h"

namespace onedoor::api {

LookupOutcome look_up(Services& services, std::string_view code, std::string_view secret) {
    http::Bucket const& failures = http::buckets::lookup_failures_of_code;
    // One spelling, so that blanks and case do not give fresh attempts.
    std::string const subject = cases::tidy_code(code);
    if (auto const wait = services.limiter.peek(failures, subject))
        return {fail("rate.limited"), *wait};
    auto file = services.filing.look_up(code, secret);
    if (!file && file.error().code == "lookup.not_found")
        services.limiter.take(failures, subject);
    return {std::move(file), 0};
}

}
